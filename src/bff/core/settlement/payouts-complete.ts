import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { readWalk } from '../mirror/walk-state.ts';
import type { Schema } from '../store/schema.ts';

/** Whether every payout is here with all of its items: only then is what is in none of them waiting. */
export async function payoutsAreComplete(db: Kysely<Schema>): Promise<boolean> {
  if ((await readWalk(db, 'payouts'))?.finished !== 1) return false;
  const { rows } = await sql`
    select 1 from payout where items_complete = 0 limit 1`.execute(db);
  return rows.length === 0;
}
