import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { listed } from '../store/rows-of.ts';
import type { Schema } from '../store/schema.ts';

/** Payouts that share a transaction with these: they are proved anew when the status of one of these changes. */
export async function payoutsBeside(db: Kysely<Schema>, payouts: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ payout: number }>`
    select distinct o.payout from ${listed(payouts)} j
    cross join payout_item i cross join payout_item o
    where i.payout = j.value and o.transaction_position = i.transaction_position
    order by o.payout`.execute(db);
  return rows.map(({ payout }) => payout);
}

/** Payouts with a row of these transactions: they are proved anew when what is known of a transaction changes. */
export async function payoutsOf(db: Kysely<Schema>, transactions: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ payout: number }>`
    select distinct i.payout from ${listed(transactions)} j cross join payout_item i
    where i.transaction_position = j.value order by i.payout`.execute(db);
  return rows.map(({ payout }) => payout);
}
