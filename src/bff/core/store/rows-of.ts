import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/**
 * Values and rows of ours as one parameter of a statement: it is the same text however many there are, so it is prepared
 * once. They travel as JSON; how a database reads that is known here only (docs/decisions/0028-portable-sql.md).
 */

/** Many values, for the right side of an `in`; in a "from" a table with the column `value`. */
export function listed<T extends number | string>(values: readonly T[]): RawBuilder<T> {
  return sql<T>`(select value from json_each(${JSON.stringify(values)}))`;
}

interface Types {
  /** Whole numbers of 64 bits. */
  bigint: number | bigint;
  text: string;
}

type Columns = Readonly<Record<string, keyof Types>>;
type RowOf<C extends Columns> = { readonly [K in keyof C]: Types[C[K]] | null };

/**
 * Rows as a table for a "from", or after "as materialized" where each is looked at many times.
 * @param columns their names and types: SQLite sees by itself what is a number, other databases are to be told
 */
export function rowsOf<C extends Columns>(columns: C, rows: readonly RowOf<C>[]): RawBuilder<unknown> {
  const names = Object.keys(columns);
  return rowsIn(names, `[${rows.map((row) => `[${names.map((name) => inJson(row[name])).join()}]`).join()}]`);
}

/** Rows to be put into a table, as a table of these columns: what they hold becomes what the columns there hold. */
export function rowsToPut<K extends string>(
  names: readonly K[],
  rows: readonly Readonly<Record<K, unknown>>[],
): RawBuilder<unknown> {
  return rowsIn(names, JSON.stringify(rows.map((row) => names.map((name) => row[name]))));
}

/** @param rows a list of lists in JSON */
function rowsIn(names: readonly string[], rows: string): RawBuilder<unknown> {
  const values = names.map((name, place) => sql`value ->> ${sql.lit(place)} as ${sql.ref(name)}`);
  return sql`(select ${sql.join(values)} from json_each(${rows}))`;
}

/** With all digits of a bigint, which is a number there. */
function inJson(value: number | bigint | string | null | undefined): string {
  return typeof value === 'bigint' ? String(value) : JSON.stringify(value ?? null);
}
