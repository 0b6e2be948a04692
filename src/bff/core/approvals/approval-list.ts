import type { Approval, Approvals } from '#contract/approval.ts';
import type { Actor } from '#contract/session.ts';
import { toIntent } from '../journal/intent-view.ts';
import { snapshotOf } from '../journal/snapshot.ts';
import type { IntentRow } from '../store/journal-tables.ts';
import { listed } from '../store/rows-of.ts';
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
  const payments = await paymentsOf(db, [...waiting, ...decided]);
  const view = (row: IntentRow): Approval => toApproval(row, actor, payments.get(row.transaction_id) ?? null);
  return { waiting: waiting.map(view), decided: decided.map(view) };
}

/** Order and customer of these intents' payments, by the payment's id; as far as the mirror has them. */
async function paymentsOf(
  db: Db,
  intents: readonly IntentRow[],
): Promise<ReadonlyMap<string, Approval['payment']>> {
  const ids = [...new Set(intents.map(({ transaction_id: id }) => id))];
  const rows = await db
    .selectFrom('transaction')
    .select(['id', 'name', 'customer_name', 'customer_email'])
    .where('id', 'in', listed(ids))
    .execute();
  return new Map(
    rows.map(({ id, name, customer_name, customer_email }) => [
      id,
      { name, customer: customer_name ?? customer_email },
    ]),
  );
}

export function toApproval(row: IntentRow, actor: Actor, payment: Approval['payment']): Approval {
  const { version, status, captured_amount, refunded_amount, available_amount } = snapshotOf(row);
  return {
    intent: toIntent(row),
    seen: { version, status, captured_amount, refunded_amount, available_amount },
    payment,
    refusal: decisionRefusal(row, actor),
    mine: row.actor_id === actor.id,
  };
}
