import type { Actor } from '#contract/session.ts';
import { formatDecimal, compare, money, parseMoney } from '#domain/money.ts';
import type { AuditNote } from '../audit/audit.ts';
import { factsOf } from '../audit/money-notes.ts';
import type { Db } from '../store/schema.ts';
import type { IntentRow } from '../store/journal-tables.ts';
import type { IntentChange } from '../journal/intent-store.ts';
import { freeRefundOf } from '../limits/free-refund.ts';

/** How long somebody has to approve. */
export const APPROVAL_MS = 24 * 3_600_000;

/** Whether what is asked for is more than its asker may refund alone. What is no amount is for others to refuse. */
export async function isAboveLimit(
  db: Db,
  asked: { readonly action: string; readonly amount: string | null; readonly currency: string | null },
  actor: Actor,
  now: number,
): Promise<boolean> {
  if (asked.action !== 'refund' || asked.amount === null || asked.currency === null) return false;
  const amount = parseMoney(asked.amount, asked.currency);
  return amount.ok && compare(amount.value, await freeRefundOf(db, actor, asked.currency, now)) > 0;
}

/** A refund above what its asker may make alone awaits a second person; everything else may be sent. */
export async function admit(db: Db, row: IntentRow, actor: Actor, now: number): Promise<IntentRow> {
  if (row.action !== 'refund' || row.amount === null) return row;
  const free = await freeRefundOf(db, actor, row.currency, now);
  if (compare(money(row.amount, row.currency), free) <= 0) return row;
  const message = `It is above what ${actor.name} may refund alone (${formatDecimal(free)} ${row.currency} now), so somebody in finance must approve it.`;
  return { ...row, phase: 'awaiting', next_check_at: now + APPROVAL_MS, message };
}

/** What becomes of a refund that nobody approved in time. */
export function lapse(row: IntentRow, now: number): { change: IntentChange; note: AuditNote } {
  return {
    change: {
      ...over('approval.expired', 'Nobody approved it within 24 hours. Ask again if it is still wanted.'),
      decided_at: now,
    },
    note: { act: 'approval.expired', actor: null, objectId: row.transaction_id, facts: factsOf(row) },
  };
}

/** An end without anything having been sent. */
export function over(code: string, message: string): IntentChange {
  return { phase: 'failed', error_code: code, message, next_check_at: null };
}
