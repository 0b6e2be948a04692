import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Schema } from '../store/schema.ts';

export const WORD_INDEXES = [
  'transaction_search',
  'customer_search',
  'event_search',
  'payout_search',
] as const;
export type WordIndex = (typeof WORD_INDEXES)[number];

/**
 * A table of search words, and its words only: no text is kept, rows are found by position. Words come folded and
 * split already (search.ts), so the plainest tokenizer is the right one: it never splits what we joined.
 */
export async function createWordIndex(db: Kysely<unknown>, name: WordIndex): Promise<void> {
  await sql`
    create virtual table ${sql.table(name)} using fts5(
      words, content='', contentless_delete=1, detail=none, tokenize="ascii tokenchars '@.-_+'"
    )`.execute(db);
}

/**
 * Gives new rows their words, as one text: the statement is always the same, and prepared once. In ascending order, which
 * FTS5 gathers and writes together; a row that comes before the last one would be written by itself.
 */
export async function insertWords(
  db: Kysely<Schema>,
  index: WordIndex,
  rows: readonly { readonly position: number; readonly text: string }[],
): Promise<void> {
  const inOrder = rows.toSorted((a, b) => a.position - b.position);
  const texts = JSON.stringify(inOrder.map(({ position, text }) => [position, text]));
  await sql`insert into ${sql.table(index)} (rowid, words)
    select r.value ->> 0, r.value ->> 1 from json_each(${texts}) r`.execute(db);
}
