import type { Kysely } from 'kysely';

/** Stored cards are charged through the journal: which one, and when what it holds is captured. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('intent').addColumn('source', 'text').execute();
  await db.schema.alterTable('intent').addColumn('capture_at', 'text').execute();
}
