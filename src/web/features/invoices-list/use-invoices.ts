import { invoiceCountQuery, invoiceListQuery } from '#web/api/invoice-queries.ts';
import { useListPage } from '#web/common/list/use-list-page.ts';
import type { InvoicesSearch } from './invoices-search.ts';

/** The list of invoices at one address. */
export function useInvoices(search: InvoicesSearch) {
  return useListPage(
    {
      path: '/invoices',
      list: invoiceListQuery,
      count: invoiceCountQuery,
      rowsOf: ({ invoices }) => invoices,
    },
    search,
  );
}
