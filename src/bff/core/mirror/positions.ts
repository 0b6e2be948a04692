import type { Kysely } from 'kysely';
import { listed } from '../store/rows-of.ts';
import type { ResourceTables } from '../store/mirror-tables.ts';
import type { Schema } from '../store/schema.ts';

const PER_MICROSECOND = 4;
export const POSITIONS_PER_DAY = 86_400_000_000 * PER_MICROSECOND;
/** How far to look for free places at once. */
const LOOK_AHEAD = 128;

/** The first position that a row created at this time can have; all rows created before it come before. */
export function positionAt(createdUs: number): number {
  return createdUs * PER_MICROSECOND;
}

/** Tables whose row id is a position. */
export type PlacedTable = 'transaction' | 'payout_item' | keyof ResourceTables;

interface Newcomer {
  readonly id: string;
  readonly created_us: number;
}

/** Finds a free position for each new row, in creation order where the times differ. */
export async function placeRows(
  db: Kysely<Schema>,
  table: PlacedTable,
  newcomers: readonly Newcomer[],
): Promise<Map<string, number>> {
  const places = new Map<string, number>();
  if (newcomers.length === 0) return places;
  const taken = await takenAmong(
    db,
    table,
    newcomers.map((row) => positionAt(row.created_us)),
  );
  // Pages come newest first: turned round, rows of one page that share a time keep the order of their creation.
  for (const { id, created_us } of newcomers.toReversed().toSorted((a, b) => a.created_us - b.created_us)) {
    let place = positionAt(created_us);
    let looked = place;
    while (taken.has(place)) {
      if (place === looked) {
        await lookAhead(db, table, place + 1, taken);
        looked += LOOK_AHEAD;
      }
      place += 1;
    }
    taken.add(place);
    places.set(id, place);
  }
  return places;
}

async function takenAmong(
  db: Kysely<Schema>,
  table: PlacedTable,
  positions: readonly number[],
): Promise<Set<number>> {
  const rows = await db
    .selectFrom(table)
    .select('position')
    .where('position', 'in', listed(positions))
    .execute();
  return new Set(rows.map(({ position }) => position));
}

async function lookAhead(
  db: Kysely<Schema>,
  table: PlacedTable,
  from: number,
  taken: Set<number>,
): Promise<void> {
  const rows = await db
    .selectFrom(table)
    .select('position')
    .where('position', '>=', from)
    .where('position', '<', from + LOOK_AHEAD)
    .execute();
  for (const { position } of rows) taken.add(position);
}
