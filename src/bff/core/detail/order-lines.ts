import type { LineView } from '#contract/transaction-detail.ts';
import { lineStates } from '#domain/lines.ts';
import type { LineState } from '#domain/lines.ts';
import { compare, formatDecimal, money, sum } from '#domain/money.ts';
import type { Money } from '#domain/money.ts';
import type { OrderLine, Refund } from '#domain/transaction.ts';
import { lineIdsOf } from '../journal/intent-view.ts';
import type { WireTransaction } from '../processout/wire-transaction.ts';
import type { IntentRow } from '../store/journal-tables.ts';
import { toLine, toRefund } from './from-wire.ts';

/** The invoice's lines with what was captured and refunded of each. */
export function lineStatesOf(transaction: WireTransaction, intents: readonly IntentRow[]): LineState[] {
  const refunds: Refund[] = (transaction.refunds ?? []).map(toRefund);
  return lineStates(linesOf(transaction), {
    currency: transaction.currency,
    amount: transaction.amount,
    captured_amount: transaction.captured_amount,
    capturedLineIds: capturedLineIds(transaction, intents),
    refunds,
  });
}

function linesOf(transaction: WireTransaction): OrderLine[] {
  return (transaction.invoice?.details ?? []).map(toLine);
}

/** Known when captures made here make up all that was captured, and each named its lines. */
function capturedLineIds(
  { currency, captured_amount }: WireTransaction,
  intents: readonly IntentRow[],
): string[] | null {
  const captures = intents.filter(({ action, phase }) => action === 'capture' && phase === 'done');
  const ours = sum(
    captures.map(({ amount }) => money(amount ?? '0', currency)),
    currency,
  );
  if (captures.length === 0 || compare(ours, money(captured_amount, currency)) !== 0) return null;
  const ids = captures.map(lineIdsOf);
  return ids.every((each) => each !== null && each.length > 0) ? ids.flatMap((each) => each ?? []) : null;
}

export function toLineViews(transaction: WireTransaction, states: readonly LineState[]): LineView[] {
  const text = (amount: Money | null): string | null => amount && formatDecimal(amount);
  return linesOf(transaction).flatMap((line) => {
    const state = states.find(({ id }) => id === line.id);
    if (!state) return [];
    return {
      id: line.id,
      name: line.name,
      reference: line.reference,
      type: line.type,
      quantity: line.quantity,
      unit_amount: formatDecimal(money(line.amount, transaction.currency)),
      total: formatDecimal(state.total),
      captured: text(state.captured),
      refunded: text(state.refunded),
      refundable: formatDecimal(state.refundable),
      refunded_at: state.refunded_at,
    };
  });
}
