import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import { among } from './among.ts';
import { rowsOf } from './rows-of.ts';
import type { Schema } from './schema.ts';

/**
 * The search index: which rows have which words. Only this file knows that it is SQLite's FTS5
 * (docs/decisions/0005-search-index.md).
 */

export const WORD_INDEXES = [
  'transaction_search',
  'customer_search',
  'event_search',
  'payout_search',
] as const;
export type WordIndex = (typeof WORD_INDEXES)[number];

/**
 * A table of search words, and its words only: no text is kept, rows are found by position. Words come folded and
 * split already (mirror/words.ts), so the plainest tokenizer is the right one: it never splits what we joined.
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
  await sql`insert into ${sql.table(index)} (rowid, words)
    select position, text from ${rowsOf({ position: 'bigint', text: 'text' }, inOrder)} r`.execute(db);
}

/** Takes the words of rows away, which must be done before they get others. */
export async function removeWords(
  db: Kysely<Schema>,
  index: WordIndex,
  positions: readonly number[],
): Promise<void> {
  if (positions.length === 0) return;
  await sql`delete from ${sql.table(index)} where ${among(sql`rowid`, positions)}`.execute(db);
}

/** The rows with one of these words, as an expression. */
export function anyOf(words: readonly string[]): string {
  return `(${words.map((word) => `"${word}"`).join(' OR ')})`;
}

/** The rows that all of these expressions find. */
export function allOf(expressions: readonly string[]): string {
  return expressions.join(' AND ');
}

/**
 * The rows that an expression finds, as a table with the column `position`; in the order of their positions when asked.
 * @param bounds positions from one up to and without another; all when left out
 */
export function foundBy(
  index: WordIndex,
  expression: string,
  bounds?: { readonly from: number; readonly to: number },
): RawBuilder<unknown> {
  // FTS5 takes no number with a fraction, which a parameter would be.
  const within = bounds
    ? sql`and rowid >= cast(${bounds.from} as bigint) and rowid < cast(${bounds.to} as bigint)`
    : sql``;
  return sql`(select rowid as position
    from ${sql.table(index)} where ${sql.ref(index)} match ${expression} ${within})`;
}
