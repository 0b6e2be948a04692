import { fingerprint } from '../fingerprint.ts';
import type { WireTransaction } from '../processout/wire-transaction.ts';
import { isFinal } from '../journal/intent-view.ts';
import type { IntentRow } from '../store/journal-tables.ts';

/**
 * A short text that changes whenever something changes that a money action depends on: status, amounts, the trail,
 * refunds and whether they failed, and intents of ours that are under way.
 */
export function versionOf(transaction: WireTransaction, intents: readonly IntentRow[]): string {
  const { status, amount, authorized_amount, captured_amount, refunded_amount, available_amount } =
    transaction;
  return fingerprint(
    JSON.stringify([
      [status, amount, authorized_amount, captured_amount, refunded_amount, available_amount],
      (transaction.operations ?? []).map(({ id, has_failed }) => [id, has_failed]),
      (transaction.refunds ?? []).map(({ id, has_failed }) => [id, has_failed ?? false]),
      intents
        .filter((row) => !isFinal(row))
        .map(({ id }) => id)
        .sort(),
    ]),
  );
}
