import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { UnsettledQuery } from '#contract/settlement.ts';
import { fail, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import type { UnknownCursor } from '../mirror/lists/lists.ts';
import type { Schema } from '../store/schema.ts';

/** So many rows are counted for the total of a page; of more, only the page is read. */
export const COUNTED = 20_000;

/** Where a payment stands among those that wait: what was captured first waits longest. */
export interface Place {
  /** Epoch microseconds. */
  readonly captured_us: number;
  readonly position: number;
}

/** Which rows come next, and in which direction they are read. */
export interface Turn {
  /** The place after which the page begins, in its direction. */
  readonly cursor: Place | null;
  readonly ascending: boolean;
  readonly limit: number;
}

/** Which way a query turns; its cursor's payment may wait no more, but must be known. */
export async function readTurn(
  db: Kysely<Schema>,
  table: 'owed' | 'unsettled',
  { limit, order, start_after, end_before }: UnsettledQuery,
): Promise<Result<Turn, UnknownCursor>> {
  const backwards = end_before !== undefined;
  const id = start_after ?? end_before;
  const cursor = id === undefined ? null : await placeOf(db, table, id);
  if (id !== undefined && cursor === null) return fail(backwards ? 'end_before' : 'start_after');
  return ok({ cursor, ascending: backwards !== (order === 'asc'), limit });
}

async function placeOf(db: Kysely<Schema>, table: 'owed' | 'unsettled', id: string): Promise<Place | null> {
  const { rows } = await sql<Place>`
    select t.position, coalesce(
        (select w.captured_us from ${sql.table(table)} w where w.position = t.position limit 1),
        t.captured_us, t.created_us) as captured_us
    from "transaction" t where t.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** What must hold of a row of a table with the time of capture and the position to come after the cursor. */
export function beyond(table: 'o' | 'u', { cursor, ascending }: Turn): RawBuilder<boolean> {
  if (cursor === null) return sql<boolean>`true`;
  const place = sql`(${sql.ref(`${table}.captured_us`)}, ${sql.ref(`${table}.position`)})`;
  return sql<boolean>`${place} ${sql.raw(ascending ? '>' : '<')} (${cursor.captured_us}, ${cursor.position})`;
}

/** For "order by". */
export function byPlace(table: 'o' | 'u', { ascending }: Turn): RawBuilder<unknown> {
  const direction = sql.raw(ascending ? 'asc' : 'desc');
  return sql`${sql.ref(`${table}.captured_us`)} ${direction}, ${sql.ref(`${table}.position`)} ${direction}`;
}

/** The same order for rows at hand. */
export function comparePlaces({ ascending }: Turn): (a: Place, b: Place) => number {
  const sign = ascending ? 1 : -1;
  return (a, b) => sign * (a.captured_us - b.captured_us || a.position - b.position);
}
