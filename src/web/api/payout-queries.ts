import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { payoutDetailReply, payoutItemsPage } from '#contract/payout-detail.ts';
import { payoutCount, payoutOptions, payoutPage } from '#contract/payout.ts';
import { filterParams } from '#contract/query.ts';
import { get } from './client.ts';
import { countQuery, pageQuery } from './list-queries.ts';
import type { ListParams } from './list-queries.ts';
import { noteServerTime } from './server-clock.ts';

/** A page is whole when each of its payouts is proved too. */
export const payoutListQuery = (params: ListParams) =>
  pageQuery('payouts', payoutPage, params, {
    isWhole: ({ coverage, payouts }) =>
      coverage.complete && payouts.every(({ residual }) => residual !== null),
  });
export const payoutCountQuery = (params: ListParams) =>
  countQuery('payouts', payoutCount, params, ({ totals }) => totals.every(({ unproved }) => unproved === 0));

export function payoutOptionsQuery() {
  return queryOptions({
    queryKey: ['payouts', 'options'],
    queryFn: ({ signal }) => get(payoutOptions, '/payouts/options', signal),
    staleTime: 60_000,
  });
}

/** While items are still being fetched or checked, the open payout asks again. */
const WHILE_READING_ITEMS_MS = 1_500;

/** Read live from ProcessOut; whether it adds up comes from the mirrored items. */
export function payoutDetailQuery(id: string) {
  return queryOptions({
    queryKey: ['payouts', 'detail', id],
    queryFn: async ({ signal }) => {
      const { payout } = await get(payoutDetailReply, `/payouts/${encodeURIComponent(id)}`, signal);
      noteServerTime(payout.read_at);
      return payout;
    },
    staleTime: 5_000,
    refetchInterval: ({ state: { data } }) => (data?.proof === null ? WHILE_READING_ITEMS_MS : false),
  });
}

/** One page of a payout's rows. */
export function payoutItemsQuery(payoutId: string, params: ListParams) {
  return queryOptions({
    queryKey: ['payouts', 'items', payoutId, params],
    queryFn: ({ signal }) =>
      get(payoutItemsPage, `${itemsPath(payoutId)}?${filterParams(params).toString()}`, signal),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    refetchInterval: ({ state: { data } }) =>
      data?.coverage.complete === false ? WHILE_READING_ITEMS_MS : false,
  });
}

/** Where the rows of a payout are; with ".csv" behind it, all of them as a file. */
export function itemsPath(payoutId: string): string {
  return `/payouts/${encodeURIComponent(payoutId)}/items`;
}
