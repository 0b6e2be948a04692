import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { PayoutItemType } from '#domain/payout.ts';
import type { PayoutTable } from '../store/payout-tables.ts';
import type { Schema } from '../store/schema.ts';

type Db = Kysely<Schema>;

/** How many items of a payout are here, of each type and without a transaction. */
export interface ItemTally {
  readonly indexed: number;
  readonly by_type: Readonly<Partial<Record<PayoutItemType, number>>>;
  readonly without_transaction: number;
}

/** Of a payout whose items are all here as it was noted then; else counted. */
export async function itemTally(
  db: Db,
  { position, items_tally: noted }: Pick<PayoutTable, 'position' | 'items_tally'>,
): Promise<ItemTally> {
  return noted === null ? countItems(db, position) : (JSON.parse(noted) as ItemTally);
}

export async function countItems(db: Db, payout: number): Promise<ItemTally> {
  const types = await db
    .selectFrom('payout_item')
    .select(({ fn }) => ['type', fn.countAll<number>().as('count')])
    .where('payout', '=', payout)
    .groupBy('type')
    .execute();
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from payout_item where payout = ${payout} and transaction_id is null`.execute(
    db,
  );
  return {
    indexed: types.reduce((sum, { count }) => sum + count, 0),
    by_type: Object.fromEntries(types.map(({ type, count }) => [type, count])),
    without_transaction: rows[0]?.count ?? 0,
  };
}
