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
  return fnv1a(
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

const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;

/** FNV-1a, 64 bits, as 16 hex digits: a fingerprint to notice change by, not a secret. */
function fnv1a(text: string): string {
  let hash = OFFSET;
  for (const byte of new TextEncoder().encode(text)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * PRIME);
  }
  return hash.toString(16).padStart(16, '0');
}
