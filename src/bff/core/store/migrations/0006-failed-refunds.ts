import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Remembers of a payment that its last refund did not go through. What is mirrored already does not say, so the list is
 * walked once more.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('transaction').addColumn('refund_failed_at', 'bigint').execute();
  await sql`create index transaction_refund_failed on "transaction" (refund_failed_at) where refund_failed_at is not null`.execute(
    db,
  );
  await sql`update walk set cursor = null, finished = 0, reached_us = null where resource = 'transactions'`.execute(
    db,
  );
}
