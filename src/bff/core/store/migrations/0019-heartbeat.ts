import type { Kysely } from 'kysely';

/** One row that is written to find out whether the database still takes writes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('heartbeat')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('filler', 'text', (column) => column.notNull())
    .execute();
}
