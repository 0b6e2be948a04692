import type { Kysely } from 'kysely';
import type { Schema } from '../store/schema.ts';

/** An object that ProcessOut sent and that does not match its documentation: its id where it could be read, and where. */
export interface Skipped {
  readonly id: string | null;
  readonly path: string;
}

/** Remembers what was skipped, and forgets what has been read well since. */
export async function settleSkipped(
  db: Kysely<Schema>,
  skipped: readonly Skipped[],
  read: readonly string[],
  now: number,
): Promise<void> {
  const bad = new Set(skipped.map(({ id }) => id));
  const good = read.filter((id) => !bad.has(id));
  if (good.length > 0) await db.deleteFrom('skipped_object').where('id', 'in', good).execute();
  if (skipped.length === 0) return;
  await db
    .insertInto('skipped_object')
    .values(skipped.map(({ id, path }) => ({ id: id ?? `without an id, ${path}`, path, seen_at: now })))
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet(({ ref }) => ({ path: ref('excluded.path'), seen_at: ref('excluded.seen_at') })),
    )
    .execute();
}

export async function countSkipped(db: Kysely<Schema>): Promise<number> {
  const row = await db
    .selectFrom('skipped_object')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}
