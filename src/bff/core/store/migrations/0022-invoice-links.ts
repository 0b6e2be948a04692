import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Remembers until when the link of an unpaid invoice may be used, and finds the few payments that have no invoice. What is
 * mirrored already does not say, so the list is walked once more.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('transaction').addColumn('link_expires_at', 'bigint').execute();
  await sql`create index transaction_link_expires_at on "transaction" (link_expires_at) where link_expires_at is not null`.execute(
    db,
  );
  await sql`create index transaction_uninvoiced on "transaction" (invoice_id) where invoice_id is null`.execute(
    db,
  );
  await sql`update walk set cursor = null, finished = 0, reached_us = null where resource = 'transactions'`.execute(
    db,
  );
}
