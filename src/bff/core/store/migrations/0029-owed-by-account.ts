import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * What is owed, and what waits, by PSP and currency: what is late is told by each PSP's habit in each currency, so that it
 * is a range of each of these, and so is what one of them owes.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index owed_reach`.execute(db);
  // Holds all that a question about a moment reads.
  await sql`create index owed_account
    on owed (gateway, currency, reach_us, from_us, to_us, captured_us, amount, shared)`.execute(db);
  await sql`create index unsettled_account on unsettled (gateway, currency, captured_us, amount)`.execute(db);
}
