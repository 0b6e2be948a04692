import { queryOptions } from '@tanstack/react-query';
import { filterParams } from '#contract/query.ts';
import { transactionSettlementReply, unsettledGroups, unsettledPage } from '#contract/settlement.ts';
import { get } from './client.ts';
import { pageQuery } from './list-queries.ts';
import type { ListParams } from './list-queries.ts';

/** While payouts are still being read, what waits for one may turn out to be in one. */
const WHILE_READING_MS = 2_000;

/** Where the money of one payment is, from the mirrored payouts. */
export function settlementQuery(transactionId: string) {
  return queryOptions({
    queryKey: ['settlement', transactionId],
    queryFn: async ({ signal }) => {
      const path = `/transactions/${encodeURIComponent(transactionId)}/settlement`;
      return (await get(transactionSettlementReply, path, signal)).settlement;
    },
    staleTime: 10_000,
    refetchInterval: ({ state: { data } }) => (data?.complete === false ? WHILE_READING_MS : false),
  });
}

export const unsettledListQuery = (params: ListParams) => pageQuery('unsettled', unsettledPage, params);

/** @param asOf RFC 3339: the books of that moment instead of today's */
export function unsettledGroupsQuery(asOf?: string) {
  return queryOptions({
    queryKey: ['unsettled', 'groups', asOf ?? 'now'],
    queryFn: ({ signal }) =>
      get(unsettledGroups, `/unsettled/groups?${filterParams({ as_of: asOf }).toString()}`, signal),
    staleTime: 30_000,
    refetchInterval: ({ state: { data } }) => (data?.complete === false ? WHILE_READING_MS : false),
  });
}
