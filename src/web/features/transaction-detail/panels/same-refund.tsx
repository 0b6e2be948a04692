import type { TransactionDetail } from '#contract/transaction-detail.ts';
import { formatDecimal } from '#domain/money.ts';
import type { Money } from '#domain/money.ts';
import { useNow } from '#web/common/use-now.ts';
import { duration } from '#web/format/date.ts';
import { Notice } from '#web/ui/notice.tsx';
import { sameRefundBefore } from '../money/earlier-refund.ts';
import { words } from '../story/voice.ts';

/** Two refunds of one amount within minutes are more often a slip than meant. */
export function SameRefund({
  detail,
  amount,
}: {
  readonly detail: TransactionDetail;
  readonly amount: Money | null;
}) {
  const now = useNow();
  const before = amount && sameRefundBefore(detail, amount, now);
  if (!amount || !before) return null;
  const ago = now - before.at < 60_000 ? 'less than a minute ago' : `${duration(now - before.at)} ago`;
  return (
    <Notice tone="warn" title={`${words(formatDecimal(amount), detail)} was refunded ${ago} already.`}>
      {before.by === null ? 'Not from here.' : `By ${before.by}.`} Go on if this is meant as another one.
    </Notice>
  );
}
