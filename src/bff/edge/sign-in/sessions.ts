import type { Audit } from '#bff/core/audit/audit.ts';
import { compiledOnce } from '#bff/core/store/compiled-once.ts';
import type { Db } from '#bff/core/store/schema.ts';
import type { Actor } from '#contract/session.ts';
import type { Auth } from './auth.ts';
import { hashOf } from './hashed-tokens.ts';
import { createKnownCookies } from './known-cookies.ts';

export interface SessionTimes {
  /** Without a request for so long, a session is over. Milliseconds, as all of them. */
  readonly idleMs: number;
  /** It is over after so long, whatever happens in it. */
  readonly absoluteMs: number;
  /** For so long after a sign-in nobody is asked to prove it again. */
  readonly freshMs: number;
}

/** Who asks, and in which session. */
export interface SignedIn {
  readonly actor: Actor;
  readonly sessionId: string;
  /** When this session began, epoch milliseconds. */
  readonly since: number;
}

export interface Sessions {
  /** Reads role and state anew, so that a change counts with the next call; null when nobody is signed in. */
  find(request: Request): Promise<SignedIn | null>;
  /** As `find`, and the session counts as used now. */
  use(request: Request): Promise<SignedIn | null>;
  isFresh(signedIn: SignedIn): boolean;
  /** Whose session this token is; null when there is none. */
  ofToken(token: string): Promise<SignedIn | null>;
  end(sessionId: string): Promise<void>;
  /** Clears away what is over and was never asked for again. */
  clear(): Promise<void>;
}

interface SessionOptions {
  readonly auth: Auth;
  readonly db: Db;
  readonly audit: Audit;
  readonly now: () => number;
  readonly times: SessionTimes;
}

/** How exactly the last use is kept: a page asks several times a second, the disk is not asked as often. */
const SEEN_EVERY_MS = 20_000;

const withPerson = (db: Db) =>
  db
    .selectFrom('sign_in_session as session')
    .innerJoin('person', 'person.id', 'session.person_id')
    .select([
      'session.id as sessionId',
      'session.created_at as createdAt',
      'session.seen_at as seenAt',
      'person.id as id',
      'person.name as name',
      'person.role as role',
      'person.state as state',
    ]);

const byId = compiledOnce((db, id: string) => withPerson(db).where('session.id', '=', id));
const byToken = compiledOnce((db, hash: string) => withPerson(db).where('session.token', '=', hash));

/** The sessions that the server keeps. A cookie is worth nothing without its row here. */
export function createSessions({ auth, db, audit, now, times }: SessionOptions): Sessions {
  const cookies = createKnownCookies();

  async function sessionIdOf(request: Request): Promise<string | null> {
    const known = cookies.sessionIdOf(request);
    if (known !== undefined) return known;
    const found = await auth.api.getSession({
      headers: request.headers,
      query: { disableRefresh: true, disableCookieCache: true },
    });
    if (found) cookies.learn(request, found.session.id);
    return found?.session.id ?? null;
  }

  async function end(sessionId: string): Promise<void> {
    await db.deleteFrom('sign_in_session').where('id', '=', sessionId).execute();
  }

  async function find(request: Request): Promise<(SignedIn & { seenAt: number }) | null> {
    const known = await sessionIdOf(request);
    if (known === null) return null;
    const [row] = await byId(db, known);
    if (row?.state !== 'active') return null;
    const { id, name, role, sessionId } = row;
    const since = Date.parse(row.createdAt);
    const seenAt = row.seenAt ?? since;
    const over = overReason(since, seenAt);
    if (over === null) return { actor: { id, name, role }, sessionId, since, seenAt };
    await end(sessionId);
    await audit.write({ act: 'session.signed_out', actor: { id, name, role }, facts: { reason: over } });
    return null;
  }

  function overReason(since: number, seenAt: number): string | null {
    if (now() - since >= times.absoluteMs) return 'it had lasted as long as a session may';
    return now() - seenAt >= times.idleMs ? 'nothing was done for too long' : null;
  }

  async function markSeen({ sessionId, actor }: SignedIn): Promise<void> {
    await db.updateTable('sign_in_session').set({ seen_at: now() }).where('id', '=', sessionId).execute();
    await db.updateTable('person').set({ last_seen_at: now() }).where('id', '=', actor.id).execute();
  }

  return {
    find,
    end,
    async use(request) {
      const signedIn = await find(request);
      if (signedIn && now() - signedIn.seenAt >= SEEN_EVERY_MS) await markSeen(signedIn);
      return signedIn;
    },
    async clear() {
      await db
        .deleteFrom('sign_in_session')
        .where((row) =>
          row.or([
            row('seen_at', '<=', now() - times.idleMs),
            row('created_at', '<=', new Date(now() - times.absoluteMs).toISOString()),
          ]),
        )
        .execute();
    },
    isFresh: ({ since }) => now() - since < times.freshMs,
    async ofToken(token) {
      const [row] = await byToken(db, hashOf(token));
      if (!row) return null;
      const { id, name, role, sessionId, createdAt } = row;
      return { actor: { id, name, role }, sessionId, since: Date.parse(createdAt) };
    },
  };
}
