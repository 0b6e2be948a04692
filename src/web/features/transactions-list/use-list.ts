import { transactionCountQuery, transactionListQuery } from '#web/api/transaction-queries.ts';
import { useListPage } from '#web/common/list/use-list-page.ts';
import type { ListSearch } from './list-search.ts';

/** The list of transactions at one address. */
export function useList(search: ListSearch) {
  return useListPage(
    {
      path: '/transactions',
      list: transactionListQuery,
      count: transactionCountQuery,
      rowsOf: ({ transactions }) => transactions,
    },
    search,
  );
}
