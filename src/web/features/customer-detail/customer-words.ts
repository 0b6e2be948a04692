import type { CustomerDetail } from '#contract/customer.ts';
import { countOf } from '#web/format/money.ts';
import { monthAndYear } from '#web/format/trail-time.ts';

/**
 * "Customer since August 2026, with 12 payments."
 * @param isIndexing whether more payments of theirs may come to be known
 */
export function customerLead(
  { created_at, totals }: Pick<CustomerDetail, 'created_at' | 'totals'>,
  zone: string,
  isIndexing: boolean,
): string {
  const since = created_at === null ? '' : ` since ${monthAndYear(zone, Date.parse(created_at))}`;
  const count = totals.reduce((sum, { payments }) => sum + payments, 0);
  const disputed = totals.reduce((sum, each) => sum + each.disputed, 0);
  const trouble = disputed === 0 ? '' : ` ${countOf(disputed, 'of them is', 'of them are')} disputed.`;
  if (isIndexing && count === 0) return `Customer${since}. Their payments are still being read.`;
  return `Customer${since}, with ${countOf(count, 'payment')}${isIndexing ? ' so far' : ''}.${trouble}`;
}

/**
 * What is lost with a customer (seed 003, Deleting a customer: "the data will be lost permanently").
 * @param isIndexing whether more payments of theirs may come to be known
 */
export function lossesOf(
  { tokens, unpaid_invoices, totals }: Pick<CustomerDetail, 'tokens' | 'unpaid_invoices' | 'totals'>,
  isIndexing: boolean,
): string[] {
  const payments = totals.reduce((sum, total) => sum + total.payments, 0);
  const least = isIndexing ? 'at least ' : '';
  const unread = isIndexing ? 'payments that are still being read' : null;
  const tied = payments > 0 ? `${least}${countOf(payments, 'payment')}` : unread;
  return [
    'Their name, contact data and address.',
    ...(tokens.length === 0
      ? []
      : [
          `${countOf(tokens.length, 'stored way', 'stored ways')} to pay: nothing can be charged to them any more.`,
        ]),
    ...(unpaid_invoices === 0
      ? []
      : [
          `What ties them to ${least}${countOf(unpaid_invoices, 'payment link')} that nobody has paid. Cancel those first if nobody should pay.`,
        ]),
    ...(tied === null ? [] : [`What ties them to ${tied}: the money and its story stay.`]),
  ];
}
