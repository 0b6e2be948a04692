import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { ROW_ID } from '../layout.ts';
import { createWordIndex } from '../search-index.ts';

/** The mirrored customers, in the same order as payments are: by `position`, which is the row id. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('customer')
    .addColumn('position', ROW_ID, (column) => column.primaryKey())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('created_us', 'bigint', (column) => column.notNull())
    .addColumn('name', 'text')
    .addColumn('email', 'text')
    .addColumn('country_code', 'text')
    .addColumn('currency', 'text')
    .addColumn('transactions_count', 'integer')
    .addColumn('digest', 'bigint', (column) => column.notNull())
    .addColumn('read_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('customer_country').on('customer').column('country_code').execute();
  await db.schema.createIndex('customer_currency').on('customer').column('currency').execute();
  await createWordIndex(db, 'customer_search');
  await sql`create index transaction_invoice on "transaction" (invoice_id)`.execute(db);
}
