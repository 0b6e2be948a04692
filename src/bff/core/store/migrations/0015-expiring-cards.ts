import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Remembers when the card of a recurring payment ends. What is mirrored already does not say, so the list is walked once
 * more. The second index finds a customer's last recurring payment.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('transaction').addColumn('recurring_card_ends', 'integer').execute();
  for (const [name, column] of [
    ['transaction_recurring_card_ends', 'recurring_card_ends'],
    ['transaction_recurring_customer', 'customer_id'],
  ] as const) {
    await sql`create index ${sql.ref(name)} on "transaction" (${sql.ref(column)}) where recurring_card_ends is not null`.execute(
      db,
    );
  }
  await sql`update walk set cursor = null, finished = 0, reached_us = null where resource = 'transactions'`.execute(
    db,
  );
}
