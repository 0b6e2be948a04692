import type { Kysely } from 'kysely';
import { LIES_BY_KEY, ROW_ID } from '../layout.ts';
import { createWordIndex } from '../search-index.ts';

/** The mirror's tables. `position` is the row id: an index on a column lists its rows in position order too. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('transaction')
    .addColumn('position', ROW_ID, (column) => column.primaryKey())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('created_us', 'bigint', (column) => column.notNull())
    .addColumn('facet', 'integer', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('invoice_id', 'text')
    .addColumn('amount', 'bigint', (column) => column.notNull())
    .addColumn('authorized_amount', 'bigint', (column) => column.notNull())
    .addColumn('captured_amount', 'bigint', (column) => column.notNull())
    .addColumn('refunded_amount', 'bigint', (column) => column.notNull())
    .addColumn('available_amount', 'bigint', (column) => column.notNull())
    .addColumn('authorized_until_at', 'bigint')
    .addColumn('customer_id', 'text')
    .addColumn('customer_name', 'text')
    .addColumn('customer_email', 'text')
    .addColumn('card_last_4', 'text')
    .addColumn('gateways', 'text', (column) => column.notNull())
    .addColumn('error_code', 'text')
    .addColumn('operations', 'integer')
    .addColumn('digest', 'bigint', (column) => column.notNull())
    .addColumn('read_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('transaction_facet').on('transaction').columns(['facet', 'amount']).execute();
  await db.schema.createIndex('transaction_facet_order').on('transaction').column('facet').execute();
  await db.schema.createIndex('transaction_customer').on('transaction').column('customer_id').execute();

  await db.schema
    .createTable('facet')
    .addColumn('id', ROW_ID, (column) => column.primaryKey())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('gateway', 'text', (column) => column.notNull())
    .addColumn('scheme', 'text', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addUniqueConstraint('facet_values', ['status', 'currency', 'gateway', 'scheme'])
    .execute();
  await db.schema
    .createTable('facet_count')
    .addColumn('span', 'integer', (column) => column.notNull())
    .addColumn('bucket', 'integer', (column) => column.notNull())
    .addColumn('facet', 'integer', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('facet_count_key', ['span', 'bucket', 'facet'])
    .modifyEnd(LIES_BY_KEY)
    .execute();

  await db.schema
    .createTable('walk')
    .addColumn('resource', 'text', (column) => column.primaryKey().notNull())
    .addColumn('cursor', 'text')
    .addColumn('finished', 'integer', (column) => column.notNull())
    .addColumn('reached_us', 'bigint')
    .addColumn('upstream_total', 'integer')
    .addColumn('in_step_at', 'bigint')
    .execute();
  await db.schema
    .createTable('skipped_object')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('path', 'text', (column) => column.notNull())
    .addColumn('seen_at', 'bigint', (column) => column.notNull())
    .execute();
  await createWordIndex(db, 'transaction_search');
}
