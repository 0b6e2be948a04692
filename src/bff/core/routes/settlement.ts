import { parseUnsettledGroupsQuery, parseUnsettledQuery } from '#contract/settlement.ts';
import type { TransactionSettlement, UnsettledGroups, UnsettledPage } from '#contract/settlement.ts';
import type { Core } from '../context.ts';
import { invalidRequest, unknownCursor } from '../http/api-problem.ts';
import { createRoutes } from '../http/env.ts';
import type { Routes } from '../http/env.ts';
import { groupUnsettledAsOf, listUnsettledAsOf } from '../reports/unsettled-as-of.ts';
import { readSettlement } from '../settlement/transaction-settlement.ts';
import { groupUnsettled } from '../settlement/unsettled-groups.ts';
import { listUnsettled } from '../settlement/unsettled.ts';

/** GET /api/transactions/{id}/settlement, /api/unsettled and /api/unsettled/groups: where the money is, from the mirror. */
export function settlementRoutes(core: Core): Routes {
  const { db, upstream } = core;
  const books = { db, clock: core.ports.clock };
  const routes = createRoutes();
  routes.get('/transactions/:id/settlement', async (c) => {
    const settlement = await readSettlement(core, c.req.param('id'));
    return c.json<{ settlement: TransactionSettlement }>({ settlement });
  });
  routes.get('/unsettled', async (c) => {
    const query = parseUnsettledQuery(new URL(c.req.url).searchParams);
    if (!query.ok) throw invalidRequest(query.fields);
    const { as_of } = query.value;
    const page =
      as_of === undefined
        ? await listUnsettled(db, query.value, upstream.now())
        : await listUnsettledAsOf(books, { ...query.value, as_of }, upstream.now());
    if (!page.ok) throw unknownCursor(page.problem, 'transaction');
    return c.json<UnsettledPage>(page.value);
  });
  routes.get('/unsettled/groups', async (c) => {
    const query = parseUnsettledGroupsQuery(new URL(c.req.url).searchParams);
    if (!query.ok) throw invalidRequest(query.fields);
    const { as_of, ...filters } = query.value;
    return c.json<UnsettledGroups>(
      as_of === undefined
        ? await groupUnsettled(db, filters, upstream.now())
        : await groupUnsettledAsOf(books, { ...filters, as_of }, upstream.now()),
    );
  });
  return routes;
}
