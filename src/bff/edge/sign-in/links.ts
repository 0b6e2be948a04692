import { randomBytes } from 'node:crypto';
import type { Db } from '#bff/core/store/schema.ts';
import type { LinkRow } from '#bff/core/store/staff-tables.ts';
import { hashOf } from './hashed-tokens.ts';

export const FIRST_START_MS = 24 * 3_600_000;
export const INVITATION_MS = 72 * 3_600_000;
export const RESET_MS = 24 * 3_600_000;

type Kind = LinkRow['kind'];

/**
 * Makes a one-time link's token and keeps its hash. Earlier ones for the same person become void.
 * @param personId null for the first administrator, who is nobody yet
 */
export async function makeLink(
  db: Db,
  kind: Kind,
  personId: string | null,
  expiresAt: number,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await dropLinks(db, personId);
  await db
    .insertInto('sign_in_link')
    .values({ token: hashOf(token), person_id: personId, kind, expires_at: expiresAt })
    .execute();
  return token;
}

export async function dropLinks(db: Db, personId: string | null): Promise<void> {
  const links = db.deleteFrom('sign_in_link');
  await (
    personId === null ? links.where('person_id', 'is', null) : links.where('person_id', '=', personId)
  ).execute();
}

/**
 * Takes a link's token, once: whoever comes second finds nothing.
 * @returns whose it was; undefined when it is void
 */
export async function takeLink(
  db: Db,
  kind: Kind,
  token: string,
  now: number,
): Promise<{ personId: string | null } | undefined> {
  const taken = await db
    .deleteFrom('sign_in_link')
    .where('token', '=', hashOf(token))
    .where('expires_at', '>', now)
    .where('kind', '=', kind)
    .returning('person_id as personId')
    .executeTakeFirst();
  return taken;
}
