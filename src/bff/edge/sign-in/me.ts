import type { Db } from '#bff/core/store/schema.ts';
import type { Me } from '#contract/sign-in.ts';
import type { SignedIn } from './sessions.ts';

/** The caller's own account: how they sign in, and where they are signed in. */
export async function readMe(
  db: Db,
  { actor, sessionId }: SignedIn,
): Promise<Omit<Me, 'second_factor_needed'>> {
  const [person, password, passkeys, sessions] = await Promise.all([
    db.selectFrom('person').selectAll().where('id', '=', actor.id).executeTakeFirstOrThrow(),
    db
      .selectFrom('sign_in_account')
      .select('id')
      .where('person_id', '=', actor.id)
      .where('provider_id', '=', 'credential')
      .executeTakeFirst(),
    db
      .selectFrom('sign_in_passkey')
      .select(['id', 'name', 'created_at'])
      .where('person_id', '=', actor.id)
      .orderBy('created_at')
      .execute(),
    db
      .selectFrom('sign_in_session')
      .selectAll()
      .where('person_id', '=', actor.id)
      .orderBy('created_at', 'desc')
      .execute(),
  ]);
  return {
    ...actor,
    email: person.email,
    password: password !== undefined,
    two_factor: person.two_factor_enabled === 1,
    passkeys: passkeys.map(({ id, name, created_at }) => ({
      id,
      name: name ?? '',
      created_at: created_at ?? person.created_at,
    })),
    sessions: sessions.map((session) => ({
      id: session.id,
      current: session.id === sessionId,
      created_at: session.created_at,
      last_seen_at: session.seen_at === null ? session.created_at : new Date(session.seen_at).toISOString(),
      user_agent: session.user_agent,
      ip: session.ip_address,
    })),
  };
}
