import { customerCountQuery, customerListQuery } from '#web/api/customer-queries.ts';
import { useListPage } from '#web/common/list/use-list-page.ts';
import type { CustomersSearch } from './customers-search.ts';

/** The list of customers at one address. */
export function useCustomers(search: CustomersSearch) {
  return useListPage(
    {
      path: '/customers',
      list: customerListQuery,
      count: customerCountQuery,
      rowsOf: ({ customers }) => customers,
    },
    search,
  );
}
