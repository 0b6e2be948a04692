import type { Intent, IntentState } from '#contract/intent.ts';
import type { IntentRow, Phase } from '../store/journal-tables.ts';

const STATES: Readonly<Record<Phase, IntentState>> = {
  awaiting: 'awaiting_approval',
  stored: 'pending',
  sending: 'pending',
  pending: 'pending',
  unknown: 'unknown',
  done: 'done',
  failed: 'failed',
};

/** An intent as the browser sees it. */
export function toIntent(row: IntentRow): Intent {
  return {
    id: row.id,
    action: row.action,
    state: STATES[row.phase],
    transaction_id: row.transaction_id,
    amount: row.amount,
    currency: row.currency,
    actor: { id: row.actor_id, name: row.actor_name },
    reason: row.reason,
    information: row.information,
    invoice_detail_ids: lineIdsOf(row) ?? [],
    created_at: isoTime(row.created_at),
    updated_at: isoTime(row.updated_at),
    refund_id: row.refund_id,
    message: row.message,
    error_code: row.error_code,
    decided_by:
      row.decided_by_id === null ? null : { id: row.decided_by_id, name: row.decided_by_name ?? '' },
    next_check_at: row.next_check_at === null ? null : isoTime(row.next_check_at),
    closed: statementOf(row),
  };
}

function statementOf(row: IntentRow): Intent['closed'] {
  if (row.closed_by_id === null || row.closed_at === null) return null;
  return {
    by: { id: row.closed_by_id, name: row.closed_by_name ?? '' },
    at: isoTime(row.closed_at),
    note: row.closed_note ?? '',
    reference: row.closed_reference,
  };
}

export function lineIdsOf(row: IntentRow): string[] | null {
  return row.invoice_detail_ids === null ? null : (JSON.parse(row.invoice_detail_ids) as string[]);
}

export function isFinal(row: IntentRow): boolean {
  return row.phase === 'done' || row.phase === 'failed';
}

/** Whether the journal does nothing more about it by itself: a person must look at the PSP. */
export function isLeftToPerson(row: IntentRow): boolean {
  return row.phase === 'unknown' && row.next_check_at === null;
}

/** Why nothing else may start on a transaction yet, in words; null when nothing of ours is under way there. */
export function unsettled(intents: readonly IntentRow[]): string | null {
  const open = intents.find((row) => !isFinal(row));
  return open ? `What ${open.actor_name} asked for is not settled yet. Wait for its outcome.` : null;
}

/** RFC 3339 of epoch milliseconds. */
export function isoTime(millis: number): string {
  return new Date(millis).toISOString();
}
