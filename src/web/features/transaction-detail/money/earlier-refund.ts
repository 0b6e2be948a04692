import type { TransactionDetail } from '#contract/transaction-detail.ts';
import { compare, money } from '#domain/money.ts';
import type { Money } from '#domain/money.ts';
import { parseMillis } from '#domain/time.ts';

/** Two refunds of one amount within this time are more often a slip than meant. */
const MINUTES = 15;

export interface EarlierRefund {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly by: string | null;
}

/** The latest refund of the same amount in the last minutes, sent from here or seen at ProcessOut; null for none. */
export function sameRefundBefore(
  detail: TransactionDetail,
  amount: Money,
  now: number,
): EarlierRefund | null {
  const same = (text: string | null): boolean =>
    text !== null && compare(money(text, detail.currency), amount) === 0;
  const made = detail.refunds
    .filter((refund) => !refund.has_failed && same(refund.amount))
    .map(({ created_at, by }) => ({ at: parseMillis(created_at) ?? 0, by }));
  const asked = detail.intents
    .filter((intent) => intent.action === 'refund' && intent.state !== 'failed' && same(intent.amount))
    .map(({ created_at, actor }) => ({ at: parseMillis(created_at) ?? 0, by: actor.name }));
  const recent = [...asked, ...made].filter(({ at }) => now - at < MINUTES * 60_000);
  return recent.reduce<EarlierRefund | null>(
    (last, each) => (last && last.at >= each.at ? last : each),
    null,
  );
}
