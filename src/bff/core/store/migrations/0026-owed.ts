import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { LIES_BY_KEY, ROW_ID } from '../layout.ts';

/**
 * What is owed of each payment over time, so that the rows behind the opening and the closing of a month are a range of an
 * index. What is mirrored already waits to be worked out.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('owed')
    .addColumn('position', 'bigint', (column) => column.notNull())
    .addColumn('gateway', 'text', (column) => column.notNull())
    .addColumn('from_us', 'bigint', (column) => column.notNull())
    .addColumn('to_us', 'bigint', (column) => column.notNull())
    .addColumn('reach_us', 'bigint', (column) => column.notNull())
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('amount', 'bigint', (column) => column.notNull())
    .addColumn('captured_us', 'bigint', (column) => column.notNull())
    .addColumn('shared', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('owed_key', ['position', 'gateway', 'from_us'])
    .modifyEnd(LIES_BY_KEY)
    .execute();
  // Holds all that a question about a moment reads.
  await sql`create index owed_reach on owed (reach_us, from_us, to_us, currency, amount, captured_us, shared)`.execute(
    db,
  );
  await db.schema
    .createTable('owed_wanted')
    .addColumn('position', ROW_ID, (column) => column.primaryKey())
    .execute();
  await db.schema
    .alterTable('payout')
    .addColumn('owed_as', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  await sql`insert into owed_wanted (position) select position from "transaction"`.execute(db);
}
