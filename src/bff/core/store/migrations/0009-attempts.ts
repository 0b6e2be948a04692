import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * What reports count: the answers of PSPs, in the order of their payments, and when money moved, in the order of time.
 * Both follow from the trail, so the list of payments is walked once more.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('attempt')
    .addColumn('transaction_position', 'bigint', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('gateway', 'text', (column) => column.notNull())
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('origin', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('attempt_key', ['transaction_position', 'number'])
    .modifyEnd(sql`without rowid`)
    .execute();
  // The payments that a PSP answered, in the order of lists.
  await sql`create index attempt_answer on attempt (gateway, outcome, transaction_position)`.execute(db);

  await db.schema
    .createTable('movement')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('at_us', 'bigint', (column) => column.notNull())
    .addColumn('transaction_position', 'bigint', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('gateway', 'text', (column) => column.notNull())
    .addColumn('amount', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('movement_key', ['kind', 'at_us', 'transaction_position', 'number'])
    .modifyEnd(sql`without rowid`)
    .execute();
  await sql`create index movement_transaction on movement (transaction_position, kind)`.execute(db);

  await sql`update walk set cursor = null, finished = 0, reached_us = null where resource = 'transactions'`.execute(
    db,
  );
}
