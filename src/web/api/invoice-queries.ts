import { queryOptions } from '@tanstack/react-query';
import { invoiceCount, invoiceDetailReply, invoicePage } from '#contract/invoice.ts';
import type { InvoicePage, InvoiceRow } from '#contract/invoice.ts';
import { get } from './client.ts';
import { countQuery, pageQuery } from './list-queries.ts';
import type { ListParams } from './list-queries.ts';
import { noteServerTime } from './server-clock.ts';
import type { PageRows } from './standing-rows.ts';

// News names their payments: an invoice changes with its own.
const rows: PageRows<InvoicePage, InvoiceRow> = {
  key: 'transaction_id',
  of: (page) => page.invoices,
  put: (page, invoices) => ({ ...page, invoices }),
};

export const invoiceListQuery = (params: ListParams) => pageQuery('invoices', invoicePage, params, { rows });
export const invoiceCountQuery = (params: ListParams) => countQuery('invoices', invoiceCount, params);

/** Read live from ProcessOut, with its payment. */
export function invoiceDetailQuery(id: string) {
  return queryOptions({
    queryKey: ['invoices', 'detail', id],
    queryFn: async ({ signal }) => {
      const { invoice } = await get(invoiceDetailReply, `/invoices/${encodeURIComponent(id)}`, signal);
      noteServerTime(invoice.transaction.read_at);
      return invoice;
    },
    staleTime: 5_000,
  });
}
