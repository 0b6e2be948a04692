import type { Kysely } from 'kysely';
import type { IntentRow, Phase } from '../store/journal-tables.ts';
import { compiledOnce } from '../store/compiled-once.ts';
import type { Schema } from '../store/schema.ts';

type Db = Kysely<Schema>;

const intentOf = compiledOnce((db, id: string) => db.selectFrom('intent').selectAll().where('id', '=', id));

export async function findIntent(db: Db, id: string): Promise<IntentRow | null> {
  const [row] = await intentOf(db, id);
  return row ?? null;
}

/** Those on a transaction, newest first. */
export const intentsOf = compiledOnce((db, transactionId: string) =>
  db
    .selectFrom('intent')
    .selectAll()
    .where('transaction_id', '=', transactionId)
    .orderBy('created_at', 'desc')
    .orderBy('id'),
);

/** Intents that are not final, oldest first. */
export const openIntents = compiledOnce((db) =>
  db
    .selectFrom('intent')
    .selectAll()
    .where('phase', 'in', ['awaiting', 'stored', 'sending', 'unknown', 'pending'])
    .orderBy('created_at'),
);

/** Stores a new intent; false when one with this id exists already, which is then left as it is. */
export async function insertIntent(db: Db, row: IntentRow): Promise<boolean> {
  const stored = await db
    .insertInto('intent')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return stored !== undefined;
}

export type IntentChange = Partial<
  Pick<
    IntentRow,
    | 'phase'
    | 'sends'
    | 'sent_at'
    | 'checks'
    | 'next_check_at'
    | 'refund_id'
    | 'message'
    | 'error_code'
    | 'snapshot'
    | 'decided_by_id'
    | 'decided_by_name'
    | 'decided_at'
    | 'closed_by_id'
    | 'closed_by_name'
    | 'closed_at'
    | 'closed_note'
    | 'closed_reference'
  >
>;

/**
 * Changes an intent if it still is in one of the phases `from`: who comes late changes nothing. The changed row, or null.
 */
export async function changeIntent(
  db: Db,
  id: string,
  from: readonly Phase[],
  change: IntentChange,
  now: number,
): Promise<IntentRow | null> {
  const row = await db
    .updateTable('intent')
    .set({ ...change, updated_at: now })
    .where('id', '=', id)
    .where('phase', 'in', from)
    .returningAll()
    .executeTakeFirst();
  return row ?? null;
}

/** Those of the transactions on which a refund of ours was made, or one has the outcome that a person stated. */
export async function withRefundsSettled(db: Db, transactionIds: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('intent')
    .select('transaction_id')
    .distinct()
    .where('transaction_id', 'in', transactionIds)
    .where('action', '=', 'refund')
    .where((is) => is.or([is('phase', '=', 'done'), is('closed_at', 'is not', null)]))
    .execute();
  return rows.map(({ transaction_id }) => transaction_id);
}
