import type { SyncState } from '#contract/sync.ts';
import { createRoutes } from '../http/env.ts';
import type { Routes } from '../http/env.ts';
import type { Mirror } from '../mirror/mirror.ts';

/** GET /api/sync: what the mirror holds and how the line to ProcessOut is. */
export function syncRoutes(mirror: Pick<Mirror, 'sync'>): Routes {
  const routes = createRoutes();
  routes.get('/sync', async (c) => c.json<SyncState>(await mirror.sync()));
  return routes;
}
