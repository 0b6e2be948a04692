import { currencyExponent } from '#domain/currency.ts';
import { parseMoney } from '#domain/money.ts';
import type { WireTransaction } from '../processout/wire-transaction.ts';

/**
 * The wire schema knows what an amount looks like, not which currency it is in. Here: the first amount that is none in
 * its currency, as a path, or null when all are sound. Fees are left out: they may have more decimals.
 */
export function unsoundAmount(transaction: WireTransaction): string | null {
  const { currency, invoice } = transaction;
  if (currencyExponent(currency) === undefined) return 'transaction.currency';
  const unsound = (text: string | null | undefined): boolean =>
    text != null && !parseMoney(text, currency).ok;
  for (const field of [
    'amount',
    'authorized_amount',
    'captured_amount',
    'refunded_amount',
    'available_amount',
  ] as const) {
    if (unsound(transaction[field])) return `transaction.${field}`;
  }
  const refund = (transaction.refunds ?? []).findIndex(({ amount }) => unsound(amount));
  if (refund >= 0) return `transaction.refunds.${refund}.amount`;
  const operation = (transaction.operations ?? []).findIndex(
    (row) => row.currency === currency && unsound(row.amount),
  );
  if (operation >= 0) return `transaction.operations.${operation}.amount`;
  const line = (invoice?.details ?? []).findIndex(
    ({ amount, discount_amount, quantity }) =>
      unsound(amount) || unsound(discount_amount) || !Number.isSafeInteger(quantity ?? 1),
  );
  return line >= 0 ? `transaction.invoice.details.${line}` : null;
}
