import { SEARCH_ROWS } from '#contract/search.ts';
import type { SearchGroup, SearchReply } from '#contract/search.ts';
import { idKind } from '#domain/ids.ts';
import type { Result } from '#domain/result.ts';
import { listInvoices } from '../invoices/invoice-lists.ts';
import type { Db } from '../store/schema.ts';
import { listCustomers } from '../mirror/customers/customer-lists.ts';
import { listEvents } from '../mirror/events/event-lists.ts';
import { listTransactions } from '../mirror/lists/lists.ts';
import { listPayouts } from '../mirror/payouts/payout-lists.ts';

/**
 * The newest of every resource that have all words of `q`, and what `q` names when it is an id.
 * @param now ProcessOut's, epoch milliseconds
 */
export async function searchAll(db: Db, q: string, now: number): Promise<SearchReply> {
  const query = { q, limit: SEARCH_ROWS, order: 'desc' } as const;
  const transactions = firstPage(await listTransactions(db, query));
  const invoices = firstPage(await listInvoices(db, query, now));
  const customers = firstPage(await listCustomers(db, query));
  const payouts = firstPage(await listPayouts(db, query));
  const events = firstPage(await listEvents(db, query));
  const groups: SearchGroup[] = [
    { type: 'transactions', rows: transactions.transactions, ...stateOf(transactions) },
    { type: 'invoices', rows: invoices.invoices, ...stateOf(invoices) },
    { type: 'customers', rows: customers.customers, ...stateOf(customers) },
    { type: 'payouts', rows: payouts.payouts, ...stateOf(payouts) },
    { type: 'events', rows: events.events, ...stateOf(events) },
  ];
  const kind = idKind(q);
  return { jump: kind === null ? null : { kind, id: q }, groups };
}

function stateOf<P extends Pick<SearchGroup, 'has_more' | 'coverage'>>({ has_more, coverage }: P) {
  return { has_more, coverage };
}

/** A page without a cursor is always there. */
function firstPage<P>(page: Result<P, unknown>): P {
  if (!page.ok) throw new Error('A first page needs no cursor.');
  return page.value;
}
