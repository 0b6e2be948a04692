import { sql } from 'kysely';
import type { Kysely } from 'kysely';
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

const keyOf = ({ status, currency, gateway, scheme }: Facet): string =>
  [status, currency, gateway, scheme].join('\n');

export function createFacetBook(): FacetBook {
  let ids: Map<string, number> | null = null;
  let totals = new Map<number, number>();
  let buckets = new Map<string, { span: number; bucket: number; facet: number; count: number }>();

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
      const changes = [...buckets.values()].filter(({ count }) => count !== 0);
      for (const [id, change] of totals) {
        if (change === 0) continue;
        await db
          .updateTable('facet')
          .set({ count: sql`count + ${change}` })
          .where('id', '=', id)
          .execute();
      }
      if (changes.length > 0) {
        await db
          .insertInto('facet_count')
          .values(changes)
          .onConflict((conflict) =>
            conflict
              .columns(['span', 'bucket', 'facet'])
              .doUpdateSet({ count: sql`facet_count.count + excluded.count` }),
          )
          .execute();
      }
      totals = new Map();
      buckets = new Map();
    },
    reset,
  };
}
