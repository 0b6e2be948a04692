import { transactionCountQuery, transactionListQuery } from '#web/api/transaction-queries.ts';
import { useListPage } from '#web/common/list/use-list-page.ts';
import type { ListSearch } from './list-search.ts';

/** The list of transactions at one address. */
export function useList(search: ListSearch) {
  const list = useListPage(
    {
      path: '/transactions',
      list: transactionListQuery,
      count: transactionCountQuery,
      idsOf: ({ transactions }) => transactions.map(({ id }) => id),
    },
    search,
  );
  return { ...list, rows: list.page.data?.transactions ?? [] };
}
