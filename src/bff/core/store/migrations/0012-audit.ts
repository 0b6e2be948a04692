import type { Kysely } from 'kysely';
import { ROW_ID } from '../layout.ts';

/** The audit record: rows are added, each with the hash of itself and of the row before it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit')
    .addColumn('seq', ROW_ID, (column) => column.primaryKey())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('act', 'text', (column) => column.notNull())
    .addColumn('actor_id', 'text')
    .addColumn('actor_name', 'text')
    .addColumn('actor_role', 'text')
    .addColumn('object_id', 'text')
    .addColumn('request_id', 'text')
    .addColumn('facts', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('audit_object').on('audit').columns(['object_id', 'seq']).execute();
  await db.schema.createIndex('audit_actor').on('audit').columns(['actor_id', 'seq']).execute();
  await db.schema.createIndex('audit_act').on('audit').columns(['act', 'seq']).execute();
}
