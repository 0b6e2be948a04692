import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { rowsToPut } from './rows-of.ts';
import type { Db, Schema } from './schema.ts';

/** What happens to a row that is there already: every column but the fixed ones is written over. */
interface Replacing<T extends keyof Schema> {
  /** The unique column by which it is known. */
  readonly by: keyof Schema[T] & string;
  readonly fixed?: readonly (keyof Schema[T] & string)[];
}

/**
 * Inserts rows, all with the same columns, as one text: a statement with a thousand parameters takes longer to write than
 * to run, and one that is always the same is prepared once.
 */
export async function putRows<T extends keyof Schema>(
  db: Db,
  table: T,
  rows: readonly Schema[T][],
  replacing?: Replacing<T>,
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first) as (keyof Schema[T] & string)[];
  const names = sql.join(columns.map((column) => sql.ref(column)));
  await sql`insert into ${sql.table(table)} (${names})
    select * from ${rowsToPut(columns, rows)} r where true ${onConflict(columns, replacing)}`.execute(db);
}

function onConflict<T extends keyof Schema>(
  columns: readonly (keyof Schema[T] & string)[],
  replacing: Replacing<T> | undefined,
): RawBuilder<unknown> {
  if (replacing === undefined) return sql``;
  const { by, fixed = [] } = replacing;
  const written = columns.filter((column) => column !== by && !fixed.includes(column));
  const changes = written.map((column) => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`);
  return sql`on conflict (${sql.ref(by)}) do update set ${sql.join(changes)}`;
}
