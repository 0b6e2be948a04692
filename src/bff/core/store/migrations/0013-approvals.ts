import type { Kysely } from 'kysely';

/** Refunds above a limit wait for a second person: the limits that were set, and who decided. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('refund_limit')
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('per_refund', 'text', (column) => column.notNull())
    .addColumn('per_day', 'text', (column) => column.notNull())
    .addColumn('set_by', 'text', (column) => column.notNull())
    .addColumn('set_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('refund_limit_key', ['role', 'currency'])
    .execute();
  await db.schema.alterTable('intent').addColumn('decided_by_id', 'text').execute();
  await db.schema.alterTable('intent').addColumn('decided_by_name', 'text').execute();
  await db.schema.alterTable('intent').addColumn('decided_at', 'bigint').execute();
  await db.schema.createIndex('intent_actor').on('intent').columns(['actor_id', 'created_at']).execute();
}
