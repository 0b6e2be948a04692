import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { rowsOf } from '../store/rows-of.ts';
import type { Schema } from '../store/schema.ts';
import { POSITIONS_PER_DAY } from './positions.ts';
import type { Facet } from './row.ts';

/** The spans that rows are counted by: one day, and 32 days so that a year is not 365 additions per facet. */
export const SPANS = [1, 32] as const;

/**
 * The facets by what they stand for, and the changes to their counts, collected while rows are written and written with
 * them. It remembers ids of facets only when the transaction that made them was committed.
 */
export interface FacetBook {
  idOf(db: Kysely<Schema>, facet: Facet): Promise<number>;
  /** Counts a row in or out; nothing is written before `settle`. */
  count(facet: number, position: number, change: 1 | -1): void;
  settle(db: Kysely<Schema>): Promise<void>;
  /** Forgets what was collected and read: after a rollback. */
  reset(): void;
}

interface Bucket {
  readonly span: number;
  readonly bucket: number;
  readonly facet: number;
  readonly count: number;
}

const keyOf = ({ status, currency, gateway, scheme }: Facet): string =>
  [status, currency, gateway, scheme].join('\n');

export function createFacetBook(): FacetBook {
  let ids: Map<string, number> | null = null;
  let totals = new Map<number, number>();
  let buckets = new Map<string, Bucket>();

  async function load(db: Kysely<Schema>): Promise<Map<string, number>> {
    const rows = await db.selectFrom('facet').selectAll().execute();
    return new Map(rows.map((row) => [keyOf(row), row.id]));
  }

  function reset(): void {
    ids = null;
    totals = new Map();
    buckets = new Map();
  }

  return {
    async idOf(db, facet) {
      ids ??= await load(db);
      const key = keyOf(facet);
      const known = ids.get(key);
      if (known !== undefined) return known;
      const id = ids.size + 1;
      await db
        .insertInto('facet')
        .values({ ...facet, id, count: 0 })
        .execute();
      ids.set(key, id);
      return id;
    },
    count(facet, position, change) {
      totals.set(facet, (totals.get(facet) ?? 0) + change);
      for (const span of SPANS) {
        const bucket = Math.floor(position / (POSITIONS_PER_DAY * span));
        const key = `${span} ${bucket} ${facet}`;
        const count = (buckets.get(key)?.count ?? 0) + change;
        buckets.set(key, { span, bucket, facet, count });
      }
    },
    async settle(db) {
      await addToTotals(
        db,
        [...totals].flatMap(([id, by]) => (by === 0 ? [] : [{ id, by }])),
      );
      await addToBuckets(
        db,
        [...buckets.values()].filter(({ count }) => count !== 0),
      );
      totals = new Map();
      buckets = new Map();
    },
    reset,
  };
}

async function addToTotals(
  db: Kysely<Schema>,
  changes: readonly { readonly id: number; readonly by: number }[],
): Promise<void> {
  if (changes.length === 0) return;
  await sql`
    update facet set count = facet.count + change.by
    from ${rowsOf({ id: 'bigint', by: 'bigint' }, changes)} change
    where facet.id = change.id`.execute(db);
}

const BUCKET = { span: 'bigint', bucket: 'bigint', facet: 'bigint', count: 'bigint' } as const;

async function addToBuckets(db: Kysely<Schema>, changes: readonly Bucket[]): Promise<void> {
  if (changes.length === 0) return;
  await sql`
    insert into facet_count (span, bucket, facet, count)
    select span, bucket, facet, count from ${rowsOf(BUCKET, changes)} c where true
    on conflict (span, bucket, facet) do update set count = facet_count.count + excluded.count`.execute(db);
}
