import { compare, money } from '#domain/money.ts';
import type { WireOperation, WireTransaction } from '../processout/wire-transaction.ts';
import type { IntentRow } from '../store/journal-tables.ts';
import { snapshotOf } from './snapshot.ts';

/** What a transaction says about an intent: that it had its effect, is on its way, failed, or nothing at all. */
export type Effect =
  | { readonly kind: 'done'; readonly refundId: string | null }
  | { readonly kind: 'pending' }
  | { readonly kind: 'failed'; readonly code: string | null; readonly message: string }
  | { readonly kind: 'absent' };

const ABSENT: Effect = { kind: 'absent' };

/** Looks for the effect of an intent in the transaction as it is now. */
export function effectOf(row: IntentRow, transaction: WireTransaction): Effect {
  switch (row.action) {
    case 'refund':
      return refundEffect(row, transaction);
    case 'void':
      return transaction.status === 'voided'
        ? { kind: 'done', refundId: null }
        : operationEffect(row, transaction, 'void');
    case 'capture':
      return transaction.status === 'pending-capture'
        ? { kind: 'pending' }
        : operationEffect(row, transaction, 'capture');
    case 'increment':
      return incrementEffect(row, transaction);
  }
}

/** A refund of ours carries the intent's id in its metadata, whether or not the idempotency key was honoured. */
function refundEffect(row: IntentRow, transaction: WireTransaction): Effect {
  const refund = (transaction.refunds ?? []).find(
    ({ id, metadata }) => id === row.refund_id || metadata?.['intent_id'] === row.id,
  );
  if (!refund) return ABSENT;
  return refund.has_failed === true
    ? {
        kind: 'failed',
        code: 'refund.failed',
        message: 'The PSP took the refund and later failed to pay it out.',
      }
    : { kind: 'done', refundId: refund.id };
}

/** Other actions have no place for a mark of ours: what is new in the trail since they were sent tells. */
function operationEffect(row: IntentRow, transaction: WireTransaction, type: string): Effect {
  const known = new Set(snapshotOf(row).operation_ids);
  const fresh = (transaction.operations ?? []).filter(
    (operation) => operation.type === type && !known.has(operation.id),
  );
  const result = fresh.findLast((operation) => !operation.is_attempt);
  if (result) return resultEffect(result);
  if (fresh.length > 0) return { kind: 'pending' };
  if (transaction.status === 'authorized') return ABSENT;
  return {
    kind: 'failed',
    code: null,
    message: 'The payment is no longer on hold, and not through this action.',
  };
}

function resultEffect(result: WireOperation): Effect {
  if (!result.has_failed) return { kind: 'done', refundId: null };
  return {
    kind: 'failed',
    code: result.error_code ?? null,
    message: result.error_message ?? 'The PSP declined it.',
  };
}

function incrementEffect(row: IntentRow, transaction: WireTransaction): Effect {
  const before = money(snapshotOf(row).authorized_amount, transaction.currency);
  const grew = compare(money(transaction.authorized_amount, transaction.currency), before) > 0;
  return grew
    ? { kind: 'done', refundId: null }
    : operationEffect(row, transaction, 'increment_authorization');
}
