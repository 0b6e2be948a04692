import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { Schema } from '../store/schema.ts';
import { insertWords } from './search-index.ts';
import type { WordIndex } from './search-index.ts';
import { keptBeginning, tagWord, wordsOf } from './words.ts';

/**
 * A search index without facets: which rows have which words. Like search.ts it knows that the index is SQLite's FTS5
 * (docs/decisions/0005-search-index.md).
 */

/** Gives rows their words; the former ones go. */
export async function putWords(
  db: Kysely<Schema>,
  index: WordIndex,
  rows: readonly { readonly position: number; readonly words: readonly string[] }[],
): Promise<void> {
  if (rows.length === 0) return;
  await dropWords(
    db,
    index,
    rows.map(({ position }) => position),
  );
  await insertWords(
    db,
    index,
    rows.map(({ position, words }) => ({ position, text: words.join(' ') })),
  );
}

export async function dropWords(
  db: Kysely<Schema>,
  index: WordIndex,
  positions: readonly number[],
): Promise<void> {
  if (positions.length === 0) return;
  await sql`delete from ${sql.table(index)} where rowid in (${sql.join(positions)})`.execute(db);
}

/** What rows have every word of `q`, or begin with it, as terms of an expression; null when `q` has no words. */
export function termsOf(q: string): string[] | null {
  const words = wordsOf(q);
  if (words.length === 0) return null;
  return words.map((word) =>
    keptBeginning(word) === word ? `"${word}"` : `("${word}" OR "${keptBeginning(word)}")`,
  );
}

/** A term for rows that have one of these values of a filter. */
export function tagTerm(field: string, values: readonly string[]): string {
  return `(${values.map((value) => `"${tagWord(field, value)}"`).join(' OR ')})`;
}

/** A condition that picks the rows of the index that an expression finds. */
export function found(index: WordIndex, expression: string): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(index)} match ${expression}`;
}
