import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { Schema } from '../store/schema.ts';
import type { Facet } from './row.ts';
import { insertWords } from './search-index.ts';
import { keptBeginning, tagWord, wordsOf } from './words.ts';

/**
 * The search index: which rows have which words. This file and its neighbour search-index.ts are the only ones that know
 * that it is SQLite's FTS5 (docs/decisions/0005-search-index.md).
 */

type FacetField = keyof Facet;

const FACET_FIELDS = ['status', 'currency', 'gateway', 'scheme'] as const;

function facetWords(facet: Facet): string {
  return FACET_FIELDS.map((field) => tagWord(field, facet[field])).join(' ');
}

const quoted = (word: string): string => `"${word}"`;

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
    terms.push(quoted(kept === word || (await occurs(db, word)) ? word : kept));
  }
  if (filters.customer_id !== undefined) terms.push(...wordsOf(filters.customer_id).map(quoted));
  for (const field of FACET_FIELDS) {
    const values = filters.facets[field];
    if (values === undefined) continue;
    terms.push(`(${values.map((value) => quoted(tagWord(field, value))).join(' OR ')})`);
  }
  return terms.join(' AND ');
}

async function occurs(db: Kysely<Schema>, word: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from transaction_search where transaction_search match ${quoted(word)} limit 1`.execute(db);
  return rows.length > 0;
}

/** A query for the positions that an expression finds within bounds, as a table `found(position)`; in position order when asked. */
export function foundPositions(
  expression: string,
  bounds: { readonly from: number; readonly to: number },
): RawBuilder<{ position: number }> {
  return sql<{ position: number }>`
    select rowid as position from transaction_search
    where transaction_search match ${expression}
      and rowid >= cast(${bounds.from} as integer) and rowid < cast(${bounds.to} as integer)`;
}

/** Puts rows into the index; with `replace` their former words go first. */
export async function indexWords(
  db: Kysely<Schema>,
  rows: readonly { readonly position: number; readonly words: readonly string[]; readonly facet: Facet }[],
  replaced: readonly number[],
): Promise<void> {
  if (replaced.length > 0) {
    await sql`delete from transaction_search where rowid in (${sql.join(replaced)})`.execute(db);
  }
  if (rows.length === 0) return;
  await insertWords(
    db,
    'transaction_search',
    rows.map(({ position, words, facet }) => ({ position, text: `${words.join(' ')} ${facetWords(facet)}` })),
  );
}
