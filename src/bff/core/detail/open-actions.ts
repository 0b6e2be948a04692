import { permissions, refuseAll } from '#domain/actions.ts';
import type { ActionSubject, IntentAction, Permissions } from '#domain/actions.ts';
import { money, sum } from '#domain/money.ts';
import type { Money } from '#domain/money.ts';
import type { TransactionStatus } from '#domain/transaction.ts';
import { isFinal } from '../journal/intent-view.ts';
import type { WireTransaction } from '../processout/wire-transaction.ts';
import type { IntentRow } from '../store/journal-tables.ts';

/** How long ProcessOut's answer to a read may lag behind what it has confirmed (a margin; no figure is published). */
const READ_LAG_MS = 120_000;

const NOUNS = {
  refund: 'A refund',
  void: 'A void',
  capture: 'A capture',
  increment: 'An increment',
  charge: 'A charge of a stored card',
  authorize: 'A hold on a stored card',
} as const;

/** The status that an action ends: while a read still shows it, the read is older than the action. */
const STATUS_BEFORE: Partial<Record<IntentAction, TransactionStatus>> = {
  void: 'authorized',
  capture: 'authorized',
  charge: 'waiting',
  authorize: 'waiting',
};

/**
 * What may be done now, by the rules of the domain and by what we have under way: while a void, capture or increment of
 * ours is open nothing else may start, and refunds that the API does not show yet keep their amount reserved.
 */
export function openActions(
  transaction: WireTransaction,
  authorizedUntil: number | null,
  intents: readonly IntentRow[],
  time: { readonly now: number; readonly upstreamNow: number },
): Permissions {
  const blocked = blockedBy(transaction, intents, time.now);
  if (blocked !== null) return refuseAll(blocked);
  const subject: ActionSubject = {
    ...transaction,
    incremental: transaction.invoice?.incremental ?? false,
    authorized_until: authorizedUntil,
  };
  return permissions(subject, time.upstreamNow, reservedRefunds(transaction, intents, time.now));
}

/** Why nothing else may start on a payment, in words: something of ours is under way, or is done and not shown yet. */
export function blockedBy(
  transaction: WireTransaction,
  intents: readonly IntentRow[],
  now: number,
): string | null {
  const blocker = intents.find((row) => row.action !== 'refund' && blocks(row, transaction, now));
  if (!blocker) return null;
  if (blocker.closed_by_name !== null)
    return `${NOUNS[blocker.action]} was made, as ${blocker.closed_by_name} stated; ProcessOut does not show it.`;
  return isFinal(blocker)
    ? `${NOUNS[blocker.action]} was just made; ProcessOut does not show it yet.`
    : `${NOUNS[blocker.action]} by ${blocker.actor_name} is not settled yet. Wait for its outcome.`;
}

function blocks(row: IntentRow, { status }: WireTransaction, now: number): boolean {
  if (!isFinal(row)) return true;
  return status === STATUS_BEFORE[row.action] && mayBeUnseen(row, now);
}

/** The sum of our refunds that are on their way, or just made, and not among the refunds that the API shows. */
export function reservedRefunds(
  transaction: WireTransaction,
  intents: readonly IntentRow[],
  now: number,
): Money {
  const shown = transaction.refunds ?? [];
  const reserved = intents.filter(
    (row) =>
      row.action === 'refund' &&
      (!isFinal(row) || mayBeUnseen(row, now)) &&
      !shown.some((refund) => refund.id === row.refund_id || refund.metadata?.['intent_id'] === row.id),
  );
  const { currency } = transaction;
  return sum(
    reserved.map(({ amount }) => money(amount ?? '0', currency)),
    currency,
  );
}

/** Done, though a read need not show it: it was just made, or a person found at the PSP what ProcessOut never showed. */
function mayBeUnseen({ phase, updated_at, closed_at }: IntentRow, now: number): boolean {
  return phase === 'done' && (closed_at !== null || now - updated_at < READ_LAG_MS);
}
