import type { TransactionRow } from '#contract/transaction.ts';
import { add, formatDecimal, money, subtract } from '#domain/money.ts';
import type { Money } from '#domain/money.ts';

/** What is held by these payments and not captured, per currency, in the order in which currencies occur. */
export function held(rows: readonly TransactionRow[]): readonly { currency: string; amount: string }[] {
  const sums = new Map<string, Money>();
  for (const { currency, authorized_amount, captured_amount } of rows) {
    const left = subtract(money(authorized_amount, currency), money(captured_amount, currency));
    const before = sums.get(currency);
    sums.set(currency, before ? add(before, left) : left);
  }
  return [...sums].map(([currency, sum]) => ({ currency, amount: formatDecimal(sum) }));
}
