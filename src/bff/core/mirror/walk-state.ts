import type { Kysely } from 'kysely';
import type { WalkTable } from '../store/mirror-tables.ts';
import type { Schema } from '../store/schema.ts';

type Resource = WalkTable['resource'];

/** How far a walk has come, or null when it has not begun. */
export async function readWalk(db: Kysely<Schema>, resource: Resource): Promise<WalkTable | null> {
  return (
    (await db.selectFrom('walk').selectAll().where('resource', '=', resource).executeTakeFirst()) ?? null
  );
}

const BEGINNING = {
  cursor: null,
  finished: 0,
  reached_us: null,
  upstream_total: null,
  in_step_at: null,
} as const;

/** Notes how far a walk has come; what is not given stays as it was. */
export async function saveWalk(
  db: Kysely<Schema>,
  resource: Resource,
  change: Partial<Omit<WalkTable, 'resource'>>,
): Promise<void> {
  await db
    .insertInto('walk')
    .values({ ...BEGINNING, ...change, resource })
    .onConflict((conflict) => conflict.column('resource').doUpdateSet({ ...change, resource }))
    .execute();
}
