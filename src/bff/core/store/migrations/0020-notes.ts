import type { Kysely } from 'kysely';
import { inTurn, ROW_ID } from '../layout.ts';

/** Notes by staff on transactions, customers and payouts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('note')
    .addColumn('position', ROW_ID, inTurn)
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('object_id', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('author_id', 'text', (column) => column.notNull())
    .addColumn('author_name', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('withdrawn_at', 'bigint')
    .execute();
  await db.schema.createIndex('note_object').on('note').columns(['object_id', 'position']).execute();
}
