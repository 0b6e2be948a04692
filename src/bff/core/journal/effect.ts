import { add, compare, money } from '#domain/money.ts';
import type { WireOperation, WireRefund, WireTransaction } from '../processout/wire-transaction.ts';
import type { IntentRow } from '../store/journal-tables.ts';
import { chargeEffect } from './charge-effect.ts';
import { snapshotOf } from './snapshot.ts';

/** What a transaction says about an intent. */
export type Effect =
  | { readonly kind: 'done'; readonly refundId: string | null }
  | { readonly kind: 'pending' }
  | { readonly kind: 'failed'; readonly code: string | null; readonly message: string }
  /** Its first half is there, and the second may still follow. */
  | { readonly kind: 'halfway'; readonly message: string }
  /** Something new is there that may or may not be its effect. */
  | { readonly kind: 'doubtful' }
  /** No trace of it. */
  | { readonly kind: 'absent' };

const ABSENT: Effect = { kind: 'absent' };
const DONE: Effect = { kind: 'done', refundId: null };

/** Looks for the effect of an intent in the transaction as it is now; its amounts must have been found sound. */
export function effectOf(row: IntentRow, transaction: WireTransaction): Effect {
  switch (row.action) {
    case 'refund':
      return refundEffect(row, transaction);
    case 'void':
      return transaction.status === 'voided' ? DONE : operationEffect(row, transaction, 'void');
    case 'capture':
      return captureEffect(row, transaction);
    case 'increment':
      return incrementEffect(row, transaction);
    case 'charge':
    case 'authorize':
      return chargeEffect(row, transaction);
  }
}

/** A refund of ours carries the intent's id in its metadata, whether or not the idempotency key was honoured. */
function refundEffect(row: IntentRow, transaction: WireTransaction): Effect {
  const refunds = transaction.refunds ?? [];
  const ours =
    refunds.find(({ metadata }) => metadata?.['intent_id'] === row.id) ??
    refunds.find(({ id }) => id === row.refund_id);
  if (!ours) return unmarkedRefunds(row, transaction).length > 0 ? { kind: 'doubtful' } : ABSENT;
  if (ours.has_failed !== true) return { kind: 'done', refundId: ours.id };
  const message = 'The PSP took the refund and later failed to pay it out.';
  return { kind: 'failed', code: 'refund.failed', message };
}

/** New since the intent was sent, of its amount and without a mark of ours: as if upstream had dropped the mark. */
export function unmarkedRefunds(row: IntentRow, { refunds }: WireTransaction): WireRefund[] {
  const known = new Set(snapshotOf(row).refund_ids);
  return (refunds ?? []).filter(
    ({ id, amount, metadata }) =>
      !known.has(id) && metadata?.['intent_id'] === undefined && isAmountOf(row, amount),
  );
}

function captureEffect(row: IntentRow, transaction: WireTransaction): Effect {
  if (transaction.status === 'pending-capture') return { kind: 'pending' };
  return grewByAmount(row, snapshotOf(row).captured_amount, transaction.captured_amount)
    ? DONE
    : operationEffect(row, transaction, 'capture');
}

function incrementEffect(row: IntentRow, transaction: WireTransaction): Effect {
  return grewByAmount(row, snapshotOf(row).authorized_amount, transaction.authorized_amount)
    ? DONE
    : operationEffect(row, transaction, 'increment_authorization');
}

/** Other actions have no place for a mark of ours: what is new in the trail since they were sent tells. */
function operationEffect(row: IntentRow, transaction: WireTransaction, type: string): Effect {
  const known = new Set(snapshotOf(row).operation_ids);
  const fresh = (transaction.operations ?? []).filter(
    (operation) => operation.type === type && !known.has(operation.id) && isAmountOf(row, operation.amount),
  );
  const result = fresh.findLast((operation) => !operation.is_attempt);
  if (result) return resultEffect(result);
  if (fresh.length > 0) return { kind: 'pending' };
  if (transaction.status === 'authorized') return ABSENT;
  const message = 'The payment is no longer on hold, and not through this action.';
  return { kind: 'failed', code: null, message };
}

function resultEffect(result: WireOperation): Effect {
  if (!result.has_failed) return DONE;
  const message = result.error_message ?? 'The PSP declined it.';
  return { kind: 'failed', code: result.error_code ?? null, message };
}

/** Whether a total is, to the cent, what it was before plus the intent's amount. */
function grewByAmount({ amount, currency }: IntentRow, before: string, after: string): boolean {
  return compare(add(money(before, currency), money(amount ?? '0', currency)), money(after, currency)) === 0;
}

/** Whether an amount is the intent's, its sign aside; a void has none of its own and takes any. */
function isAmountOf(row: IntentRow, amount: string): boolean {
  if (row.amount === null) return true;
  const wanted = money(row.amount, row.currency);
  return compare(money(amount.replace(/^-/, ''), row.currency), wanted) === 0;
}
