import {
  parsePayoutCountQuery,
  parsePayoutItemsQuery,
  parsePayoutListQuery,
} from '#contract/payout-filters.ts';
import type { PayoutItemsQuery } from '#contract/payout-filters.ts';
import type { PayoutDetail, PayoutItemsPage } from '#contract/payout-detail.ts';
import type { PayoutCount, PayoutOptions, PayoutPage } from '#contract/payout.ts';
import { isId } from '#domain/ids.ts';
import type { Core } from '../context.ts';
import { ApiProblem, invalidRequest, unknownCursor } from '../http/api-problem.ts';
import { csvReply } from '../http/csv.ts';
import { createRoutes } from '../http/env.ts';
import type { Routes } from '../http/env.ts';
import { countPayouts } from '../mirror/payouts/payout-counts.ts';
import { listPayouts, payoutOptions } from '../mirror/payouts/payout-lists.ts';
import { itemsCsv } from '../payouts/items-csv.ts';
import { mirroredPayout, readPayout } from '../payouts/payout-detail.ts';
import { listItems } from '../payouts/payout-items.ts';
import type { PayoutTable } from '../store/payout-tables.ts';

/** GET /api/payouts, its count, the values for its filters and the items of each from the mirror; /api/payouts/{id} read live. */
export function payoutRoutes(core: Core): Routes {
  const { db } = core;
  const routes = createRoutes();
  routes.get('/payouts', async (c) => {
    const query = parsePayoutListQuery(new URL(c.req.url).searchParams);
    if (!query.ok) throw invalidRequest(query.fields);
    const page = await listPayouts(db, query.value);
    if (!page.ok) throw unknownCursor(page.problem, 'payout');
    return c.json<PayoutPage>(page.value);
  });
  routes.get('/payouts/count', async (c) => {
    const query = parsePayoutCountQuery(new URL(c.req.url).searchParams);
    if (!query.ok) throw invalidRequest(query.fields);
    const count = await countPayouts(db, query.value);
    if (!count.ok) throw unknownCursor(count.problem, 'payout');
    return c.json<PayoutCount>(count.value);
  });
  routes.get('/payouts/options', async (c) => c.json<PayoutOptions>(await payoutOptions(db)));
  routes.get('/payouts/:id', async (c) => {
    const payout = await readPayout(core, c.req.param('id'), c.req.raw.signal);
    return c.json<{ payout: PayoutDetail }>({ payout });
  });
  routes.get('/payouts/:id/items', async (c) => {
    const query = itemsQuery(c.req.url);
    const page = await listItems(db, await payoutOf(core, c.req.param('id')), query);
    if (!page.ok) throw unknownCursor(page.problem, 'row of this payout');
    return c.json<PayoutItemsPage>(page.value);
  });
  routes.get('/payouts/:id/items.csv', async (c) => {
    const query = itemsQuery(c.req.url);
    const payout = await payoutOf(core, c.req.param('id'));
    if (payout.items_complete === 0)
      throw new ApiProblem(
        'items_incomplete',
        'The items of this payout are still being fetched: a file would not add up. Try again in a moment.',
      );
    return csvReply(`payout-${payout.id}-items.csv`, itemsCsv(db, payout, query));
  });
  return routes;
}

function itemsQuery(url: string): PayoutItemsQuery {
  const query = parsePayoutItemsQuery(new URL(url).searchParams);
  if (!query.ok) throw invalidRequest(query.fields);
  return query.value;
}

/** The mirrored payout of an address; ends the request when there is none. */
async function payoutOf({ db }: Core, id: string): Promise<PayoutTable> {
  if (!isId('payout', id)) throw invalidRequest({ id: 'is not a payout id' });
  const payout = await mirroredPayout(db, id);
  if (payout === undefined) throw new ApiProblem('not_found', 'This payout is not known here yet.');
  return payout;
}
