import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/**
 * How a query is to be answered, where the database must not choose: nobody has told SQLite how many rows there are of
 * what. It changes what a query costs and never what it finds, so that another database may do without.
 */

/** A table in a "from", under a short name, that is read by one of its indexes. */
export function byIndex(table: string, name: string, index: string): RawBuilder<unknown> {
  return sql`${sql.table(table)} ${sql.ref(name)} indexed by ${sql.ref(index)}`;
}

/** A column that is looked at on rows which another index has found: its own index is not asked. */
export function unindexed(column: string): RawBuilder<unknown> {
  return sql`+${sql.ref(column)}`;
}
