import type { Kysely } from 'kysely';

/** Whose database this is, and what a one-time link is for. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('home')
    .addColumn('project_id', 'text', (column) => column.primaryKey().notNull())
    .execute();
  await db.schema
    .alterTable('sign_in_link')
    .addColumn('kind', 'text', (column) => column.notNull().defaultTo('join'))
    .execute();
}
