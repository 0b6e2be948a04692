import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { LIES_BY_KEY } from '../layout.ts';

/**
 * What reports count: the answers of PSPs, and when money moved. Both lie in the order of time within what they are
 * counted by, and follow from the trail: so the list of payments is walked once more.
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
    .modifyEnd(LIES_BY_KEY)
    .execute();
  await sql`create index attempt_answer on attempt
    (gateway, outcome, origin, currency, transaction_position)`.execute(db);

  await db.schema
    .createTable('movement')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('at_us', 'bigint', (column) => column.notNull())
    .addColumn('transaction_position', 'bigint', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('gateway', 'text', (column) => column.notNull())
    .addColumn('amount', 'bigint', (column) => column.notNull())
    .addColumn('is_first', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('movement_key', [
      'kind',
      'currency',
      'gateway',
      'at_us',
      'transaction_position',
      'number',
    ])
    .modifyEnd(LIES_BY_KEY)
    .execute();
  await sql`create index movement_transaction on movement (transaction_position)`.execute(db);
  await sql`create index movement_payment on movement (kind, currency, gateway, transaction_position)
    where is_first = 1`.execute(db);

  await sql`update walk set cursor = null, finished = 0, reached_us = null where resource = 'transactions'`.execute(
    db,
  );
}
