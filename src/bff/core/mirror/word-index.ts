import type { Kysely } from 'kysely';
import type { Schema } from '../store/schema.ts';
import { anyOf, insertWords, removeWords } from '../store/search-index.ts';
import type { WordIndex } from '../store/search-index.ts';
import { keptBeginning, tagWord, wordsOf } from './words.ts';

/** Which words the rows of a resource have, and which are looked for. */

/** Gives rows their words; the former ones go. */
export async function putWords(
  db: Kysely<Schema>,
  index: WordIndex,
  rows: readonly { readonly position: number; readonly words: readonly string[] }[],
): Promise<void> {
  if (rows.length === 0) return;
  await removeWords(
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

/** What rows have every word of `q`, or begin with it, as terms of an expression; null when `q` has no words. */
export function termsOf(q: string): string[] | null {
  const words = wordsOf(q);
  if (words.length === 0) return null;
  return words.map((word) => anyOf([...new Set([word, keptBeginning(word)])]));
}

/** A term for rows that have one of these values of a filter. */
export function tagTerm(field: string, values: readonly string[]): string {
  return anyOf(values.map((value) => tagWord(field, value)));
}
