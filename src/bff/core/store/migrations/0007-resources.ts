import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { ROW_ID } from '../layout.ts';
import { createWordIndex } from '../search-index.ts';

/**
 * What is mirrored beside payments is kept in one way: filters with few values are words of the search index, and how
 * many rows have each is tallied. Customers that were stored otherwise are read once more. Events come along.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('tally')
    .addColumn('resource', 'text', (column) => column.notNull())
    .addColumn('field', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('tally_key', ['resource', 'field', 'value'])
    .execute();
  await db.schema
    .alterTable('skipped_object')
    .addColumn('resource', 'text', (column) => column.notNull().defaultTo('transactions'))
    .execute();

  await db.schema
    .createTable('event')
    .addColumn('position', ROW_ID, (column) => column.primaryKey())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('created_us', 'bigint', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('family', 'text', (column) => column.notNull())
    .addColumn('object_id', 'text')
    .addColumn('related_ids', 'text', (column) => column.notNull())
    .addColumn('digest', 'bigint', (column) => column.notNull())
    .addColumn('read_at', 'bigint', (column) => column.notNull())
    .execute();
  await createWordIndex(db, 'event_search');

  await db.schema.dropIndex('customer_country').execute();
  await db.schema.dropIndex('customer_currency').execute();
  await sql`drop table customer_search`.execute(db);
  await createWordIndex(db, 'customer_search');
  await sql`delete from customer`.execute(db);
  await sql`delete from walk where resource in ('customers', 'customers/patrol')`.execute(db);
}
