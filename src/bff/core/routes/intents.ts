import { ApiProblem, invalidRequest } from '../http/api-problem.ts';
import { createRoutes } from '../http/env.ts';
import type { Routes } from '../http/env.ts';
import { toIntent } from '../journal/intent-view.ts';
import type { Journal } from '../journal/journal.ts';
import { isUuid } from '../http/read-body.ts';

/** GET /api/intents/{id}: what became of something that was asked for. */
export function intentRoutes(journal: Pick<Journal, 'find'>): Routes {
  const routes = createRoutes();
  routes.get('/intents/:id', async (c) => {
    const id = c.req.param('id').toLowerCase();
    if (!isUuid(id)) throw invalidRequest({ id: 'is not the id of an intent' });
    const row = await journal.find(id);
    if (row === null) throw new ApiProblem('not_found', 'Nothing was asked for under this id.');
    return c.json({ intent: toIntent(row) });
  });
  return routes;
}
