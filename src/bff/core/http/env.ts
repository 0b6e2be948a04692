import { Hono } from 'hono';
import type { Actor } from '#contract/session.ts';

/** What every route finds in its context: `c.get('requestId')` and who acts, `c.get('actor')`. */
export interface AppEnv {
  Variables: { requestId: string; actor: Actor };
}

export type Routes = Hono<AppEnv>;

/** A router whose handlers know who acts; every resource makes one and app.ts mounts it at `/api`. */
export function createRoutes(): Routes {
  return new Hono<AppEnv>();
}
