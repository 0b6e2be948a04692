import { ApiProblem, invalidRequest } from '../http/api-problem.ts';
import { createRoutes } from '../http/env.ts';
import type { Routes } from '../http/env.ts';
import { isUuid } from '../http/read-body.ts';
import { toIntent } from '../journal/intent-view.ts';
import type { Journal } from '../journal/journal.ts';
import type { IntentRow } from '../store/journal-tables.ts';

/** GET /api/intents/{id}: what became of something that was asked for. */
export function intentRoutes(journal: Pick<Journal, 'find'>): Routes {
  const routes = createRoutes();
  routes.get('/intents/:id', async (c) =>
    c.json({ intent: toIntent(await knownIntent(journal, c.req.param('id'))) }),
  );
  return routes;
}

/** The intent under an id from an address; ends the request with a 400 or 404 when there is none. */
export async function knownIntent(journal: Pick<Journal, 'find'>, text: string): Promise<IntentRow> {
  const id = text.toLowerCase();
  if (!isUuid(id)) throw invalidRequest({ id: 'is not the id of an intent' });
  const row = await journal.find(id);
  if (row === null) throw new ApiProblem('not_found', 'Nothing was asked for under this id.');
  return row;
}
