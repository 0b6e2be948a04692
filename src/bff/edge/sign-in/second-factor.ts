import type { Db } from '#bff/core/store/schema.ts';
import type { Actor } from '#contract/session.ts';
import { may } from '#domain/access.ts';

/** Of whom an authenticator is demanded beside their password: of nobody, of the roles that move money, or of all. */
export const SECOND_FACTORS = ['optional', 'money', 'everybody'] as const;
export type SecondFactor = (typeof SECOND_FACTORS)[number];

export function isDemanded(factor: SecondFactor, role: Actor['role']): boolean {
  return factor === 'everybody' || (factor === 'money' && may(role, 'refund'));
}

/**
 * Whether somebody still has to set one up. Who has no password comes by the company's own sign-in, which asks for
 * what the company wants.
 */
export async function mustEnrol(db: Db, factor: SecondFactor, { id, role }: Actor): Promise<boolean> {
  if (!isDemanded(factor, role)) return false;
  const without = await db
    .selectFrom('person')
    .innerJoin('sign_in_account', 'sign_in_account.person_id', 'person.id')
    .select('person.id')
    .where('person.id', '=', id)
    .where('person.two_factor_enabled', '=', 0)
    .where('sign_in_account.provider_id', '=', 'credential')
    .executeTakeFirst();
  return without !== undefined;
}
