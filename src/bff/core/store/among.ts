import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/** What must hold of a column to be one of some values. Of none it never is: SQLite alone takes an `in` with an empty list. */
export function among(column: string | RawBuilder<unknown>, values: readonly unknown[]): RawBuilder<boolean> {
  const place = typeof column === 'string' ? sql.ref(column) : column;
  return values.length === 0 ? sql<boolean>`1 = 0` : sql<boolean>`${place} in (${sql.join(values)})`;
}
