import type { TransactionDetail } from '#contract/transaction-detail.ts';
import type { TransactionStatus } from '#domain/transaction.ts';

const FIGURES = ['authorized_amount', 'captured_amount', 'refunded_amount', 'available_amount'] as const;
type Figure = (typeof FIGURES)[number];

/** What the person saw of the payment when they decided: its version goes along with what is sent. */
export type Seen = Readonly<Record<Figure, string>> & {
  readonly version: string;
  readonly status: TransactionStatus;
};

export interface Change {
  readonly what: Figure | 'status';
  readonly before: string;
  readonly after: string;
}

export function seenOf(detail: TransactionDetail): Seen {
  const { version, status, authorized_amount, captured_amount, refunded_amount, available_amount } = detail;
  return { version, status, authorized_amount, captured_amount, refunded_amount, available_amount };
}

/** What differs from what was seen; empty when only something that is not shown here did, null when nothing did. */
export function changesSince(seen: Seen, now: TransactionDetail): Change[] | null {
  if (seen.version === now.version) return null;
  return (['status', ...FIGURES] as const).flatMap((what) =>
    seen[what] === now[what] ? [] : { what, before: seen[what], after: now[what] },
  );
}
