import type { Kysely } from 'kysely';

/** What was left to a person can be closed by one: who stated the outcome, when, why, and where it can be looked up. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const name of ['closed_by_id', 'closed_by_name', 'closed_note', 'closed_reference'])
    await db.schema.alterTable('intent').addColumn(name, 'text').execute();
  await db.schema.alterTable('intent').addColumn('closed_at', 'bigint').execute();
}
