import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { customerCount, customerDetailReply, customerOptions, customerPage } from '#contract/customer.ts';
import { filterParams } from '#contract/query.ts';
import { get } from './client.ts';
import { noteServerTime } from './server-clock.ts';
import type { ListParams } from './transaction-queries.ts';

/** Customers are not on the live stream: while they are indexed, the page asks again. */
const WHILE_INDEXING_MS = 1_500;

export function customerListQuery(params: ListParams) {
  return queryOptions({
    queryKey: ['customers', 'list', params],
    queryFn: ({ signal }) => get(customerPage, `/customers?${filterParams(params).toString()}`, signal),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    refetchInterval: ({ state: { data } }) => (data?.coverage.complete === false ? WHILE_INDEXING_MS : false),
  });
}

export function customerCountQuery(params: ListParams) {
  return queryOptions({
    queryKey: ['customers', 'count', params],
    queryFn: ({ signal }) =>
      get(customerCount, `/customers/count?${filterParams(params).toString()}`, signal),
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
}

export function customerOptionsQuery() {
  return queryOptions({
    queryKey: ['customers', 'options'],
    queryFn: ({ signal }) => get(customerOptions, '/customers/options', signal),
    staleTime: 60_000,
  });
}

/** Read live from ProcessOut. */
export function customerDetailQuery(id: string) {
  return queryOptions({
    queryKey: ['customers', 'detail', id],
    queryFn: async ({ signal }) => {
      const { customer } = await get(customerDetailReply, `/customers/${encodeURIComponent(id)}`, signal);
      noteServerTime(customer.read_at);
      return customer;
    },
    staleTime: 5_000,
  });
}
