import type { Kysely } from 'kysely';
import { listed } from '../store/rows-of.ts';
import type { SkippedObjectTable } from '../store/mirror-tables.ts';
import type { Schema } from '../store/schema.ts';

/** An object that ProcessOut sent and that does not match its documentation: its id where it could be read, and where. */
export interface Skipped {
  readonly id: string | null;
  readonly path: string;
}

/** Remembers what was skipped, and forgets what has been read well since. */
export async function settleSkipped(
  db: Kysely<Schema>,
  resource: SkippedObjectTable['resource'],
  skipped: readonly Skipped[],
  read: readonly string[],
  now: number,
): Promise<void> {
  const bad = new Set(skipped.map(({ id }) => id));
  const good = read.filter((id) => !bad.has(id));
  if (good.length > 0) await db.deleteFrom('skipped_object').where('id', 'in', listed(good)).execute();
  if (skipped.length === 0) return;
  await db
    .insertInto('skipped_object')
    .values(
      skipped.map(({ id, path }) => ({
        id: id ?? `one of the ${resource} without an id, ${path}`,
        resource,
        path,
        seen_at: now,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet(({ ref }) => ({ path: ref('excluded.path'), seen_at: ref('excluded.seen_at') })),
    )
    .execute();
}

/** How many objects are left out, of one resource or of all. */
export async function countSkipped(
  db: Kysely<Schema>,
  resource?: SkippedObjectTable['resource'],
): Promise<number> {
  const all = db.selectFrom('skipped_object').select(({ fn }) => fn.countAll<number>().as('count'));
  const row = await (resource === undefined ? all : all.where('resource', '=', resource)).executeTakeFirst();
  return row?.count ?? 0;
}
