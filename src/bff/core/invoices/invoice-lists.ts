import type { InvoiceCountQuery, InvoiceListQuery } from '#contract/invoice-filters.ts';
import type { InvoiceCount, InvoicePage, InvoiceRow } from '#contract/invoice.ts';
import type { TransactionFilters } from '#contract/transaction-filters.ts';
import type { TransactionRow } from '#contract/transaction.ts';
import { invoiceState, isLinkExpired, statusesOf } from '#domain/invoice.ts';
import { fail, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import type { TransactionStatus } from '#domain/transaction.ts';
import { countAmong, listTransactions } from '../mirror/lists/lists.ts';
import type { UnknownCursor } from '../mirror/lists/lists.ts';
import { formatMillis } from '../mirror/time-text.ts';
import type { Clock } from '../ports.ts';
import type { Db } from '../store/schema.ts';
import { transactionOf } from './invoice-transaction.ts';
import { expiredBy, hasUninvoiced, ownCondition, UNINVOICED } from './link-condition.ts';

/**
 * Invoices are listed by their transactions: each is made together with its one transaction, and where it stands follows
 * from that transaction and the expiry of its link (docs/decisions/0013-invoices-by-their-transactions.md).
 */

/** @param now ProcessOut's, epoch milliseconds: links expire by it */
export async function listInvoices(
  db: Db,
  query: InvoiceListQuery,
  now: number,
): Promise<Result<InvoicePage, UnknownCursor>> {
  const { limit, order, start_after, end_before, ...filters } = query;
  const after = await placeOf(db, start_after);
  const before = await placeOf(db, end_before);
  if (after === null) return fail('start_after');
  if (before === null) return fail('end_before');
  const page = await listTransactions(
    db,
    {
      limit,
      order,
      ...transactionFilters(filters),
      ...(after !== undefined && { start_after: after }),
      ...(before !== undefined && { end_before: before }),
    },
    ownCondition(filters.state, await hasUninvoiced(db), now),
  );
  if (!page.ok) return page;
  const { transactions, ...envelope } = page.value;
  const links = await linksOf(db, transactions);
  return ok({
    ...envelope,
    invoices: transactions.flatMap((row) => toInvoiceRow(row, links.get(row.id) ?? null, now)),
  });
}

/**
 * The exact count, and counts per state with every filter but the state one; `end_before` counts only newer ones.
 * @param now as for `listInvoices`
 */
export async function countInvoices(
  db: Db,
  query: InvoiceCountQuery,
  clock: Clock,
  now: number,
): Promise<Result<InvoiceCount, UnknownCursor>> {
  const { end_before, state, ...filters } = query;
  const before = await placeOf(db, end_before);
  if (before === null) return fail('end_before');
  const asked = { ...transactionFilters(filters), ...(before !== undefined && { end_before: before }) };
  const all = await countAmong(db, asked, clock);
  if (!all.ok) return all;
  const by_state: Record<string, number> = {};
  const add = (counts: Result<ReadonlyMap<string, number>, unknown>, sign: 1 | -1, expired = false): void => {
    for (const [status, count] of counts.ok ? counts.value : []) {
      const one = invoiceState(status as TransactionStatus, expired);
      by_state[one] = (by_state[one] ?? 0) + sign * count;
    }
  };
  add(all, 1);
  if (await hasUninvoiced(db)) add(await countAmong(db, asked, clock, UNINVOICED), -1);
  const expired = await countAmong(db, asked, clock, expiredBy(now));
  add(expired, -1);
  add(expired, 1, true);
  const counts = Object.entries(by_state).filter(([one]) => state?.some((each) => each === one) ?? true);
  return ok({ total_count: counts.reduce((sum, [, count]) => sum + count, 0), by_state });
}

function transactionFilters({
  state,
  transaction_id: id,
  ...filters
}: Omit<InvoiceCountQuery, 'end_before'>): TransactionFilters {
  return { ...filters, id, ...(state !== undefined && { status: statusesOf(state) }) };
}

/** The transaction of the invoice that a cursor names; null when the mirror has none, undefined without a cursor. */
async function placeOf(db: Db, invoiceId: string | undefined): Promise<string | null | undefined> {
  return invoiceId === undefined ? undefined : transactionOf(db, invoiceId);
}

/** Until when the links of those that wait for a payment may be used, epoch milliseconds. */
async function linksOf(db: Db, rows: readonly TransactionRow[]): Promise<ReadonlyMap<string, number>> {
  const waiting = rows.filter(({ status }) => status === 'waiting').map(({ id }) => id);
  if (waiting.length === 0) return new Map();
  const links = await db
    .selectFrom('transaction')
    .select(['id', 'link_expires_at'])
    .where('id', 'in', waiting)
    .execute();
  return new Map(links.flatMap(({ id, link_expires_at: at }) => (at === null ? [] : [[id, at]])));
}

function toInvoiceRow(row: TransactionRow, expiresAt: number | null, now: number): InvoiceRow[] {
  const { invoice_id, id, created_at, name, status, currency, amount, customer } = row;
  if (invoice_id === null) return [];
  const { captured_amount, refunded_amount } = row;
  return [
    {
      id: invoice_id,
      transaction_id: id,
      created_at,
      name,
      state: invoiceState(status, isLinkExpired(expiresAt, now)),
      expires_at: expiresAt === null ? null : formatMillis(expiresAt),
      status,
      currency,
      amount,
      captured_amount,
      refunded_amount,
      customer,
    },
  ];
}
