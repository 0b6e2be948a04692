import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * The table of search words, and its words only: no text is kept, rows are found by position. Words come folded and
 * split already (search.ts), so the plainest tokenizer is the right one: it never splits what we joined.
 */
export async function createSearchIndex(db: Kysely<unknown>): Promise<void> {
  await sql`
    create virtual table transaction_search using fts5(
      words, content='', contentless_delete=1, detail=none, tokenize="ascii tokenchars '@.-_+'"
    )`.execute(db);
}
