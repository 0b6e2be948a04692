import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { Schema } from '../store/schema.ts';
import type { Facet } from './row.ts';
import { wordsOf } from './words.ts';

/**
 * The search index: which rows have which words. This file and its neighbour search-index.ts are the only ones that know
 * that it is SQLite's FTS5 (docs/decisions/0005-search-index.md).
 */

/** Shorter words must match whole: "1" would otherwise mean a third of all rows. */
const SHORTEST_PREFIX = 3;
const ID_PREFIX = /^[a-z]{2,4}_[a-z0-9]{0,3}$/;

type FacetField = keyof Facet;

/** A facet value as a word that nobody can type: words that people type never begin with an underscore. */
function facetWord(field: FacetField, value: string): string {
  const hex = [...new TextEncoder().encode(value)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `_${field}_${hex}`;
}

function facetWords(facet: Facet): string[] {
  return (['status', 'currency', 'gateway', 'scheme'] as const).map((field) =>
    facetWord(field, facet[field]),
  );
}

const quoted = (word: string): string => `"${word}"`;

function term(word: string): string {
  const prefix = word.length >= SHORTEST_PREFIX && !ID_PREFIX.test(word);
  return prefix ? `${quoted(word)}*` : quoted(word);
}

export interface SearchFilters {
  readonly q: string;
  readonly customer_id?: string | undefined;
  readonly facets: Readonly<Partial<Record<FacetField, readonly string[] | undefined>>>;
}

/** The expression that finds the rows with every word of `q` and the given facet values; null when `q` has no words. */
export function searchExpression({ q, customer_id, facets }: SearchFilters): string | null {
  const words = wordsOf(q).map(term);
  if (words.length === 0) return null;
  if (customer_id !== undefined) words.push(...wordsOf(customer_id).map(quoted));
  for (const field of ['status', 'currency', 'gateway', 'scheme'] as const) {
    const values = facets[field];
    if (values === undefined) continue;
    words.push(`(${values.map((value) => quoted(facetWord(field, value))).join(' OR ')})`);
  }
  return words.join(' AND ');
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
  const values = rows.map(
    ({ position, words, facet }) =>
      sql`(cast(${position} as integer), ${[...words, ...facetWords(facet)].join(' ')})`,
  );
  await sql`insert into transaction_search (rowid, words) values ${sql.join(values)}`.execute(db);
}
