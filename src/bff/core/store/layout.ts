import { sql } from 'kysely';
import type { ColumnDefinitionBuilder } from 'kysely';

/** How tables lie on the disk, for migrations. */

/**
 * The type of a number of 64 bits by which rows are found at once, as their primary key. In SQLite it is the row id, which
 * every index ends in, where it is called just so.
 */
export const ROW_ID = 'integer';

/** A row id that is given in turn, and never twice. */
export function inTurn(column: ColumnDefinitionBuilder): ColumnDefinitionBuilder {
  return column.primaryKey().autoIncrement();
}

/** At the end of a table: its rows lie in the order of their primary key, and nowhere else. */
export const LIES_BY_KEY = sql`without rowid`;
