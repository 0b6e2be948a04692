import { parseSearchQuery } from '#contract/search.ts';
import type { SearchReply } from '#contract/search.ts';
import type { Core } from '../context.ts';
import { invalidRequest } from '../http/api-problem.ts';
import { createRoutes } from '../http/env.ts';
import type { Routes } from '../http/env.ts';
import { searchAll } from '../search/search-all.ts';

/** GET /api/search?q=: one question to all resources. */
export function searchRoutes({ db, upstream }: Core): Routes {
  const routes = createRoutes();
  routes.get('/search', async (c) => {
    const query = parseSearchQuery(new URL(c.req.url).searchParams);
    if (!query.ok) throw invalidRequest(query.fields);
    return c.json<SearchReply>(await searchAll(db, query.value.q, upstream.now()));
  });
  return routes;
}
