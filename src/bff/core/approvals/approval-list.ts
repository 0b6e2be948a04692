import type { Approval, Approvals } from '#contract/approval.ts';
import type { Actor } from '#contract/session.ts';
import { toIntent } from '../journal/intent-view.ts';
import { snapshotOf } from '../journal/snapshot.ts';
import type { IntentRow } from '../store/journal-tables.ts';
import type { Db } from '../store/schema.ts';
import { decisionRefusal } from './decisions.ts';

const WEEK_MS = 7 * 86_400_000;
const MOST = 100;

/** What waits for a second person, and what was decided lately, as this person may see and decide it. */
export async function listApprovals(db: Db, actor: Actor, now: number): Promise<Approvals> {
  const waiting = await db
    .selectFrom('intent')
    .selectAll()
    .where('phase', '=', 'awaiting')
    .orderBy('created_at')
    .limit(MOST)
    .execute();
  const decided = await db
    .selectFrom('intent')
    .selectAll()
    .where('phase', '!=', 'awaiting')
    .where('decided_at', '>', now - WEEK_MS)
    .orderBy('decided_at', 'desc')
    .limit(MOST)
    .execute();
  const view = (row: IntentRow): Approval => toApproval(row, actor);
  return { waiting: waiting.map(view), decided: decided.map(view) };
}

export function toApproval(row: IntentRow, actor: Actor): Approval {
  const { version, status, captured_amount, refunded_amount, available_amount } = snapshotOf(row);
  return {
    intent: toIntent(row),
    seen: { version, status, captured_amount, refunded_amount, available_amount },
    refusal: decisionRefusal(row, actor),
    mine: row.actor_id === actor.id,
  };
}
