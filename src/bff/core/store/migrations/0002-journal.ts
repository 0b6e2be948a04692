import type { Kysely } from 'kysely';

/** The journal: one row per intent, written before anything is sent. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('intent')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('transaction_id', 'text', (column) => column.notNull())
    .addColumn('invoice_id', 'text', (column) => column.notNull())
    .addColumn('amount', 'text')
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('information', 'text')
    .addColumn('invoice_detail_ids', 'text')
    .addColumn('statement_descriptor', 'text')
    .addColumn('actor_id', 'text', (column) => column.notNull())
    .addColumn('actor_name', 'text', (column) => column.notNull())
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    .addColumn('phase', 'text', (column) => column.notNull())
    .addColumn('sends', 'integer', (column) => column.notNull())
    .addColumn('sent_at', 'bigint')
    .addColumn('checks', 'integer', (column) => column.notNull())
    .addColumn('next_check_at', 'bigint')
    .addColumn('snapshot', 'text', (column) => column.notNull())
    .addColumn('refund_id', 'text')
    .addColumn('message', 'text')
    .addColumn('error_code', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('intent_transaction')
    .on('intent')
    .columns(['transaction_id', 'created_at'])
    .execute();
  await db.schema.createIndex('intent_phase').on('intent').column('phase').execute();
}
