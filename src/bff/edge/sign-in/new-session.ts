import type { SignInContext, Visit } from './context.ts';
import type { SignedIn } from './sessions.ts';

const LONGEST_AGENT = 200;

/**
 * Completes a session that was just made: which browser it is and where, and the end of the one that it had before.
 * Nobody stays in a session whose cookie somebody else may have put there.
 */
export async function welcome(
  { db, sessions, now }: SignInContext,
  { request, before, from }: Visit,
  after: SignedIn,
): Promise<void> {
  await sessions.clear();
  if (before !== null && before.sessionId !== after.sessionId) await sessions.end(before.sessionId);
  await db
    .updateTable('sign_in_session')
    .set({
      seen_at: now(),
      ip_address: from,
      user_agent: request.headers.get('User-Agent')?.slice(0, LONGEST_AGENT) ?? null,
    })
    .where('id', '=', after.sessionId)
    .execute();
  await db.updateTable('person').set({ last_seen_at: now() }).where('id', '=', after.actor.id).execute();
}
