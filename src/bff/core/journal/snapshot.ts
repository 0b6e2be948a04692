import type { TransactionStatus } from '#domain/transaction.ts';
import type { WireTransaction } from '../processout/wire-transaction.ts';
import type { IntentRow } from '../store/journal-tables.ts';

/** What the transaction looked like before an intent was sent, so that what is new afterwards can be told. */
export interface Snapshot {
  readonly version: string;
  readonly status: TransactionStatus;
  readonly refunded_amount: string;
  readonly available_amount: string;
  readonly authorized_amount: string;
  readonly captured_amount: string;
  readonly operation_ids: readonly string[];
  readonly refund_ids: readonly string[];
}

export function takeSnapshot(transaction: WireTransaction, version: string): Snapshot {
  return {
    version,
    status: transaction.status,
    refunded_amount: transaction.refunded_amount,
    available_amount: transaction.available_amount,
    authorized_amount: transaction.authorized_amount,
    captured_amount: transaction.captured_amount,
    operation_ids: (transaction.operations ?? []).map(({ id }) => id),
    refund_ids: (transaction.refunds ?? []).map(({ id }) => id),
  };
}

export function snapshotOf(row: IntentRow): Snapshot {
  return JSON.parse(row.snapshot) as Snapshot;
}
