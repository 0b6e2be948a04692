import type { Kysely } from 'kysely';
import type { InvoiceCountQuery, InvoiceListQuery } from '#contract/invoice-filters.ts';
import type { InvoiceCount, InvoicePage, InvoiceRow } from '#contract/invoice.ts';
import type { TransactionFilters } from '#contract/transaction-filters.ts';
import type { TransactionRow } from '#contract/transaction.ts';
import { invoiceState, statusesOf } from '#domain/invoice.ts';
import { fail, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import type { TransactionStatus } from '#domain/transaction.ts';
import { countTransactions, listTransactions } from '../mirror/lists/lists.ts';
import type { UnknownCursor } from '../mirror/lists/lists.ts';
import type { Clock } from '../ports.ts';
import type { Schema } from '../store/schema.ts';
import { transactionOf } from './invoice-transaction.ts';

/**
 * Invoices are listed by their transactions: each is made together with its one transaction, and where it stands follows
 * from that transaction alone (docs/decisions/0013-invoices-by-their-transactions.md).
 */

type Db = Kysely<Schema>;

export async function listInvoices(
  db: Db,
  query: InvoiceListQuery,
): Promise<Result<InvoicePage, UnknownCursor>> {
  const { limit, order, start_after, end_before, ...filters } = query;
  const after = await placeOf(db, start_after);
  const before = await placeOf(db, end_before);
  if (after === null) return fail('start_after');
  if (before === null) return fail('end_before');
  const page = await listTransactions(db, {
    limit,
    order,
    ...transactionFilters(filters),
    ...(after !== undefined && { start_after: after }),
    ...(before !== undefined && { end_before: before }),
  });
  if (!page.ok) return page;
  const { transactions, ...envelope } = page.value;
  return ok({ ...envelope, invoices: transactions.flatMap(toInvoiceRow) });
}

/** The exact count, and counts per state with every filter but the state one; `end_before` counts only newer ones. */
export async function countInvoices(
  db: Db,
  query: InvoiceCountQuery,
  clock: Clock,
): Promise<Result<InvoiceCount, UnknownCursor>> {
  const { end_before, ...filters } = query;
  const before = await placeOf(db, end_before);
  if (before === null) return fail('end_before');
  const counts = await countTransactions(
    db,
    { ...transactionFilters(filters), ...(before !== undefined && { end_before: before }) },
    clock,
  );
  if (!counts.ok) return counts;
  const by_state: Record<string, number> = {};
  for (const [status, count] of Object.entries(counts.value.by_status)) {
    const state = invoiceState(status as TransactionStatus);
    by_state[state] = (by_state[state] ?? 0) + count;
  }
  return ok({ total_count: counts.value.total_count, by_state });
}

function transactionFilters({
  state,
  ...filters
}: Omit<InvoiceCountQuery, 'end_before'>): TransactionFilters {
  return { ...filters, ...(state !== undefined && { status: statusesOf(state) }) };
}

/** The transaction of the invoice that a cursor names; null when the mirror has none, undefined without a cursor. */
async function placeOf(db: Db, invoiceId: string | undefined): Promise<string | null | undefined> {
  return invoiceId === undefined ? undefined : transactionOf(db, invoiceId);
}

function toInvoiceRow(row: TransactionRow): InvoiceRow[] {
  const { invoice_id, id, created_at, name, status, currency, amount, customer } = row;
  if (invoice_id === null) return [];
  const { captured_amount, refunded_amount } = row;
  return [
    {
      id: invoice_id,
      transaction_id: id,
      created_at,
      name,
      state: invoiceState(status),
      status,
      currency,
      amount,
      captured_amount,
      refunded_amount,
      customer,
    },
  ];
}
