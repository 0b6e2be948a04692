import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Schema } from '../store/schema.ts';
import { allOf, anyOf, foundBy, insertWords, removeWords } from '../store/search-index.ts';
import type { Facet } from './row.ts';
import { keptBeginning, tagWord, wordsOf } from './words.ts';

/** Which words a payment has, and which are looked for (docs/decisions/0005-search-index.md). */

type FacetField = keyof Facet;

const FACET_FIELDS = ['status', 'currency', 'gateway', 'scheme'] as const;

function facetWords(facet: Facet): string {
  return FACET_FIELDS.map((field) => tagWord(field, facet[field])).join(' ');
}

export interface SearchFilters {
  readonly q: string;
  readonly customer_id?: string | undefined;
  readonly facets: Readonly<Partial<Record<FacetField, readonly string[] | undefined>>>;
}

/**
 * The expression that finds the rows with every word of `q` and the given facet values; null when `q` has no words. A word
 * is the beginning of a word of the row, or one of its references. A long one that is no row's word is cut a little: only
 * some beginnings of long words are kept (words.ts).
 */
export async function searchExpression(db: Kysely<Schema>, filters: SearchFilters): Promise<string | null> {
  const words = wordsOf(filters.q);
  if (words.length === 0) return null;
  const terms: string[] = [];
  for (const word of words) {
    const kept = keptBeginning(word);
    terms.push(anyOf([kept === word || (await occurs(db, word)) ? word : kept]));
  }
  if (filters.customer_id !== undefined)
    terms.push(...wordsOf(filters.customer_id).map((word) => anyOf([word])));
  for (const field of FACET_FIELDS) {
    const values = filters.facets[field];
    if (values !== undefined) terms.push(anyOf(values.map((value) => tagWord(field, value))));
  }
  return allOf(terms);
}

async function occurs(db: Kysely<Schema>, word: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from ${foundBy('transaction_search', anyOf([word]))} s limit 1`.execute(db);
  return rows.length > 0;
}

/** Puts rows into the index; with `replace` their former words go first. */
export async function indexWords(
  db: Kysely<Schema>,
  rows: readonly { readonly position: number; readonly words: readonly string[]; readonly facet: Facet }[],
  replaced: readonly number[],
): Promise<void> {
  await removeWords(db, 'transaction_search', replaced);
  if (rows.length === 0) return;
  await insertWords(
    db,
    'transaction_search',
    rows.map(({ position, words, facet }) => ({ position, text: `${words.join(' ')} ${facetWords(facet)}` })),
  );
}
