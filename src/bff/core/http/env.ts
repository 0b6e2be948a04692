import { Hono } from 'hono';
import { TrieRouter } from 'hono/router/trie-router';
import type { Actor } from '#contract/session.ts';

/** What every route finds in its context: `c.get('requestId')` and who acts, `c.get('actor')`. */
export interface AppEnv {
  Variables: { requestId: string; actor: Actor };
}

export type Routes = Hono<AppEnv>;

/** A router whose handlers know who acts; every resource makes one and app.ts mounts it at `/api`. */
export function createRoutes(): Routes {
  // What Hono ends up with for these paths, after it has prepared another one in vain.
  return new Hono<AppEnv>({ router: new TrieRouter() });
}
