import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { Schema } from '../store/schema.ts';
import type { WordIndex } from './search-index.ts';
import { keptBeginning, wordsOf } from './words.ts';

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
  const values = rows.map(({ position, words }) => sql`(cast(${position} as integer), ${words.join(' ')})`);
  await sql`insert into ${sql.table(index)} (rowid, words) values ${sql.join(values)}`.execute(db);
}

export async function dropWords(
  db: Kysely<Schema>,
  index: WordIndex,
  positions: readonly number[],
): Promise<void> {
  if (positions.length === 0) return;
  await sql`delete from ${sql.table(index)} where rowid in (${sql.join(positions)})`.execute(db);
}

/** The positions of rows that have every word of `q`, or begin with it; null when `q` has no words. */
export function withWords(index: WordIndex, q: string): RawBuilder<unknown> | null {
  const words = wordsOf(q);
  if (words.length === 0) return null;
  const expression = words
    .map((word) => (keptBeginning(word) === word ? `"${word}"` : `("${word}" OR "${keptBeginning(word)}")`))
    .join(' AND ');
  return sql`select rowid from ${sql.table(index)} where ${sql.ref(index)} match ${expression}`;
}
