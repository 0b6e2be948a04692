import type { WireTransaction } from '../processout/wire-transaction.ts';
import type { IntentRow } from '../store/journal-tables.ts';
import type { Effect } from './effect.ts';
import { snapshotOf } from './snapshot.ts';

/**
 * What a transaction says about the charge of a stored card. It waited for a payment before, so whatever it is now came
 * since: from this charge when the trail carries our mark, or no mark and the token that was charged; else somebody was faster.
 */
export function chargeEffect(row: IntentRow, transaction: WireTransaction): Effect {
  const { status } = transaction;
  if (status === 'waiting') return { kind: 'absent' };
  if (!isOurs(row, transaction)) return failed('It was paid or ended in another way meanwhile.');
  if (status === 'pending' || status === 'in-review' || status === 'pending-capture')
    return { kind: 'pending' };
  if (status === 'failed' || status === 'blocked')
    return failed(transaction.error_message ?? 'The PSP declined it.', transaction.error_code);
  if (status === 'voided') return failed('The hold was released again.');
  if (row.action === 'authorize' || transaction.captured) return { kind: 'done', refundId: null };
  return {
    kind: 'halfway',
    message: 'The amount is held, but was not captured. Capture the payment itself.',
  };
}

/** Marks tell, where what is new in the trail carries any: the same card may have been charged by another form. */
function isOurs(row: IntentRow, { token_id, operations }: WireTransaction): boolean {
  const known = new Set(snapshotOf(row).operation_ids);
  const marks = (operations ?? []).flatMap(({ id, metadata }) =>
    known.has(id) ? [] : (metadata?.['intent_id'] ?? []),
  );
  return marks.length > 0 ? marks.includes(row.id) : token_id === row.source;
}

function failed(message: string, code: string | null | undefined = null): Effect {
  return { kind: 'failed', code: code ?? null, message };
}
