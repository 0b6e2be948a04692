import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import {
  customerBalances,
  customerCount,
  customerDetailReply,
  customerOptions,
  customerPage,
} from '#contract/customer.ts';
import type { CustomerPage, CustomerRow } from '#contract/customer.ts';
import { get } from './client.ts';
import { countQuery, pageQuery, WHILE_INDEXING_MS } from './list-queries.ts';
import type { ListParams } from './list-queries.ts';
import { noteServerTime } from './server-clock.ts';
import type { PageRows } from './standing-rows.ts';

const rows: PageRows<CustomerPage, CustomerRow> = {
  key: 'id',
  of: (page) => page.customers,
  put: (page, customers) => ({ ...page, customers }),
};

export const customerListQuery = (params: ListParams) =>
  pageQuery('customers', customerPage, params, { rows });
export const customerCountQuery = (params: ListParams) => countQuery('customers', customerCount, params);

/** @param complete whether the whole list is indexed: until then more values may come */
export function customerOptionsQuery(complete: boolean) {
  return queryOptions({
    queryKey: ['customers', 'options', complete],
    queryFn: ({ signal }) => get(customerOptions, '/customers/options', signal),
    placeholderData: keepPreviousData,
    refetchInterval: complete ? false : WHILE_INDEXING_MS,
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

/** What is left on their vouchers, read live from ProcessOut. */
export function customerBalancesQuery(id: string) {
  return queryOptions({
    queryKey: ['customers', 'detail', id, 'balances'],
    queryFn: ({ signal }) => get(customerBalances, `/customers/${encodeURIComponent(id)}/balances`, signal),
    staleTime: 30_000,
  });
}
