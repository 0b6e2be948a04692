import type { Kysely } from 'kysely';
import type { MirroredResource } from '#contract/sync.ts';
import type { Schema } from '../../store/schema.ts';

type Db = Kysely<Schema>;

/** Changes to how many rows have which value, collected while rows are written and written with them. */
export interface Tallies {
  /** Counts a row in or out under each of its values. */
  count(values: Readonly<Record<string, unknown>>, change: 1 | -1): void;
  settle(db: Db): Promise<void>;
}

export function createTallies(resource: MirroredResource): Tallies {
  const changes = new Map<string, { field: string; value: string; count: number }>();

  function add(field: string, value: string, change: number): void {
    const key = `${field}\n${value}`;
    const known = changes.get(key) ?? { field, value, count: 0 };
    changes.set(key, { ...known, count: known.count + change });
  }

  return {
    count(values, change) {
      add('', '', change);
      for (const [field, value] of Object.entries(values)) {
        if (typeof value === 'string') add(field, value, change);
      }
    },
    async settle(db) {
      const rows = [...changes.values()].filter(({ count }) => count !== 0);
      changes.clear();
      if (rows.length === 0) return;
      await db
        .insertInto('tally')
        .values(rows.map((row) => ({ ...row, resource })))
        .onConflict((conflict) =>
          conflict
            .columns(['resource', 'field', 'value'])
            .doUpdateSet(({ eb, ref }) => ({ count: eb('tally.count', '+', ref('excluded.count')) })),
        )
        .execute();
    },
  };
}

/** How many rows of a resource are mirrored. */
export async function countRows(db: Db, resource: MirroredResource): Promise<number> {
  return countTagged(db, resource, '', ['']);
}

/** How many rows have one of these values. */
export async function countTagged(
  db: Db,
  resource: MirroredResource,
  field: string,
  values: readonly string[],
): Promise<number> {
  if (values.length === 0) return 0;
  const row = await db
    .selectFrom('tally')
    .select(({ fn }) => fn.sum<number | null>('count').as('count'))
    .where('resource', '=', resource)
    .where('field', '=', field)
    .where('value', 'in', values)
    .executeTakeFirst();
  return row?.count ?? 0;
}

/** The values that occur, most frequent first. */
export function valuesOf(
  db: Db,
  resource: MirroredResource,
  field: string,
): Promise<{ value: string; count: number }[]> {
  return db
    .selectFrom('tally')
    .select(['value', 'count'])
    .where('resource', '=', resource)
    .where('field', '=', field)
    .where('count', '>', 0)
    .orderBy('count', 'desc')
    .orderBy('value')
    .execute();
}
