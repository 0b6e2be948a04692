import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** What waits longest comes first, also where so many payments wait that only the next ones can be read. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index unsettled_captured on unsettled (captured_us, position)`.execute(db);
  await sql`create index owed_captured on owed (captured_us, position)`.execute(db);
}
