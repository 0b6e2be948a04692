import type { Attention } from '#contract/attention.ts';
import { readAttention } from '../attention/attention.ts';
import type { Core } from '../context.ts';
import { createRoutes } from '../http/env.ts';
import type { Routes } from '../http/env.ts';

/** GET /api/attention: what somebody should look at today. */
export function attentionRoutes({ db, upstream }: Core): Routes {
  const routes = createRoutes();
  routes.get('/attention', async (c) => c.json<Attention>(await readAttention(db, upstream.now())));
  return routes;
}
