import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { customerPage } from '#contract/customer.ts';
import type { CustomerRow } from '#contract/customer.ts';
import { invoicePage } from '#contract/invoice.ts';
import type { InvoiceRow } from '#contract/invoice.ts';
import { filterParams } from '#contract/query.ts';
import { transactionPage } from '#contract/transaction.ts';
import type { TransactionRow } from '#contract/transaction.ts';
import { get } from './client.ts';

const ROWS = 5;

interface Group<T extends string, R> {
  readonly type: T;
  readonly rows: readonly R[];
  /** The list has more of them, with the same `q`. */
  readonly has_more: boolean;
}

export type SearchGroup =
  Group<'transactions', TransactionRow> | Group<'invoices', InvoiceRow> | Group<'customers', CustomerRow>;

/** The newest few of each kind that hold the words, from the lists side by side. */
export function searchQuery(q: string) {
  const params = filterParams({ q, limit: ROWS }).toString();
  return queryOptions({
    queryKey: ['search', q],
    queryFn: async ({ signal }): Promise<SearchGroup[]> => {
      const [transactions, invoices, customers] = await Promise.all([
        get(transactionPage, `/transactions?${params}`, signal),
        get(invoicePage, `/invoices?${params}`, signal),
        get(customerPage, `/customers?${params}`, signal),
      ]);
      return [
        { type: 'transactions', rows: transactions.transactions, has_more: transactions.has_more },
        { type: 'invoices', rows: invoices.invoices, has_more: invoices.has_more },
        { type: 'customers', rows: customers.customers, has_more: customers.has_more },
      ];
    },
    enabled: q !== '',
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
}
