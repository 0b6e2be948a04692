import type { AuditAct } from '#contract/audit.ts';
import type { Actor } from '#contract/session.ts';
import type { IntentRow, Phase } from '../store/journal-tables.ts';
import type { AuditNote } from './audit.ts';

/** What is written when an intent comes to a phase; the others say nothing new. */
const ACTS: Partial<Record<Phase, AuditAct>> = {
  sending: 'money.sent',
  done: 'money.done',
  failed: 'money.failed',
  unknown: 'money.unclear',
};

/** What a person asked for, written before anything of it is sent. */
export function askedNote(row: IntentRow, actor: Actor, requestId: string): AuditNote {
  const act = row.phase === 'awaiting' ? 'approval.asked' : 'money.asked';
  return {
    act,
    actor,
    objectId: row.transaction_id,
    requestId,
    facts: { ...factsOf(row), reason: row.reason },
  };
}

/** What became of an intent; null when that is not worth a record. What the journal does by itself has no actor. */
export function outcomeNote(row: IntentRow, before: Phase): AuditNote | null {
  const act = ACTS[row.phase];
  if (act === undefined || row.phase === before) return null;
  const { refund_id, error_code, message } = row;
  return {
    act,
    actor: null,
    objectId: row.transaction_id,
    facts: { ...factsOf(row), by: row.actor_name, refund: refund_id, code: error_code, message },
  };
}

export function factsOf({ id, action, amount, currency }: IntentRow): Record<string, string | null> {
  return { action, amount: amount === null ? null : `${amount} ${currency}`, intent: id };
}
