import { hashOf } from './hashed-tokens.ts';

/** Which session a request's cookies are good for, once the library has found their signature good. */
export interface KnownCookies {
  sessionIdOf(request: Request): string | undefined;
  learn(request: Request, sessionId: string): void;
}

/** More browsers than a company has at once. */
const MOST = 2_000;

/**
 * Spares every request but a session's first the work of the library. Only the signature is remembered, which stays
 * what it is: whether the session still is one, and whose, is for its row to say.
 */
export function createKnownCookies(): KnownCookies {
  const known = new Map<string, string>();
  // All of them together: who sends two of one name is never taken for who sent the other alone.
  const keyOf = (request: Request): string => hashOf(request.headers.get('cookie') ?? '');

  return {
    sessionIdOf: (request) => known.get(keyOf(request)),
    learn(request, sessionId) {
      known.set(keyOf(request), sessionId);
      const [oldest] = known.keys();
      if (known.size > MOST && oldest !== undefined) known.delete(oldest);
    },
  };
}
