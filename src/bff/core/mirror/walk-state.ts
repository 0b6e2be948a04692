import type { Kysely } from 'kysely';
import type { Walk, WalkTable } from '../store/mirror-tables.ts';
import type { Schema } from '../store/schema.ts';

/** How far a walk has come, or null when it has not begun. */
export async function readWalk(db: Kysely<Schema>, resource: Walk): Promise<WalkTable | null> {
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
  resource: Walk,
  change: Partial<Omit<WalkTable, 'resource'>>,
): Promise<void> {
  await db
    .insertInto('walk')
    .values({ ...BEGINNING, ...change, resource })
    .onConflict((conflict) => conflict.column('resource').doUpdateSet({ ...change, resource }))
    .execute();
}

/** Notes where a walk begins, unless it has begun already. */
export async function beginWalk(db: Kysely<Schema>, resource: Walk, cursor: string | null): Promise<void> {
  await db
    .insertInto('walk')
    .values({ ...BEGINNING, cursor, resource })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
