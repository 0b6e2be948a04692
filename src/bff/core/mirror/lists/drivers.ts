import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import { unindexed } from '../../store/index-hints.ts';
import { foundBy } from '../../store/search-index.ts';
import type { Schema } from '../../store/schema.ts';
import { facetCondition, narrow, rowCondition, TRUE, within } from './criteria.ts';
import type { Criteria } from './criteria.ts';

type Db = Kysely<Schema>;
export type Direction = 'asc' | 'desc';

export interface Wanted {
  readonly direction: Direction;
  readonly limit: number;
}

/** Where one way to find rows gives way to another. */
export interface Reach {
  /** How many rows are looked through in order before an index is asked where the matches are. */
  readonly near: number;
  readonly nearWithAmount: number;
  /** So many matches are fetched and sorted, or compared with what a search finds; of more, some are found near by. */
  readonly gathered: number;
}

const REACH: Reach = { near: 2_000, nearWithAmount: 5_000, gathered: 10_000 };

/**
 * The positions of the first rows that meet the criteria, in the given direction. Every way to find them is bounded, so
 * that a rare match costs no more than a common one (docs/decisions/0006-facets.md).
 */
export async function firstPositions(
  db: Db,
  criteria: Criteria,
  wanted: Wanted,
  reach: Reach = REACH,
): Promise<number[]> {
  const { search, ids, customerId, trail, amount, facets, bounds } = criteria;
  if (search === false || bounds.from >= bounds.to) return [];
  if (search !== null) return searched(db, criteria, search, wanted, reach);
  const selective = ids !== null || customerId !== null || trail !== null;
  if (selective || (amount === null && Object.keys(facets).length === 0))
    return inOrder(db, criteria, wanted);
  const near = await nearBy(db, criteria, wanted, reach);
  if (near.exhausted || near.positions.length >= wanted.limit) return near.positions;
  return amount === null ? byFacet(db, criteria, wanted, reach) : byAmount(db, criteria, amount, wanted);
}

const POSITION = sql.ref('t.position');

const ordered = (column: string, { direction, limit }: Wanted): RawBuilder<unknown> =>
  sql`order by ${sql.ref(column)} ${sql.raw(direction)} limit ${limit}`;

async function positions(db: Db, query: RawBuilder<{ position: number }>): Promise<number[]> {
  const { rows } = await query.execute(db);
  return rows.map(({ position }) => position);
}

/** Rows in order, each looked at. */
function inOrder(db: Db, criteria: Criteria, wanted: Wanted): Promise<number[]> {
  return positions(
    db,
    sql`select t.position from "transaction" t
      where ${within(POSITION, criteria.bounds)} and ${rowCondition(criteria)} ${ordered('t.position', wanted)}`,
  );
}

/** Matches among the next rows; `exhausted` when there are no further rows at all. */
async function nearBy(
  db: Db,
  criteria: Criteria,
  wanted: Wanted,
  { near, nearWithAmount }: Reach,
): Promise<{ positions: number[]; exhausted: boolean }> {
  const { direction } = wanted;
  const far = criteria.amount === null ? near : nearWithAmount;
  const [edge] = await positions(
    db,
    sql`select t.position from "transaction" t
      where ${within(POSITION, criteria.bounds)} ${ordered('t.position', { direction, limit: 1 })} offset ${far}`,
  );
  const close = edge === undefined ? {} : direction === 'desc' ? { from: edge } : { to: edge + 1 };
  return { positions: await inOrder(db, narrow(criteria, close), wanted), exhausted: edge === undefined };
}

/** The rows of the facets asked for: all of them when they are few, else the first of each, merged. */
async function byFacet(db: Db, criteria: Criteria, wanted: Wanted, { gathered }: Reach): Promise<number[]> {
  const { rows } = await sql<{ count: number | null }>`
    select sum(f.count) as count from facet f where ${facetCondition(criteria)}`.execute(db);
  const few = (rows[0]?.count ?? 0) <= gathered;
  const matches = sql`t.facet = f.id and ${within(POSITION, criteria.bounds)} and ${criteria.only ?? TRUE}`;
  const ofFacet = few
    ? matches
    : sql`t.position in (
        select t.position from "transaction" t where ${matches} ${ordered('t.position', wanted)}
      )`;
  return positions(
    db,
    sql`select t.position from facet f cross join "transaction" t
      where f.count > 0 and ${facetCondition(criteria)} and ${ofFacet} ${ordered('t.position', wanted)}`,
  );
}

export type Amount = NonNullable<Criteria['amount']>;

/** The matches of each facet's amounts, from the index that is sorted by them. */
export function withAmount(criteria: Criteria, { min, max }: Amount): RawBuilder<unknown> {
  return sql`from facet f cross join "transaction" t
    where f.count > 0 and ${facetCondition(criteria)} and t.facet = f.id
      and t.amount >= ${min} and t.amount <= ${max} and ${within(unindexed('t.position'), criteria.bounds)}
      and ${criteria.only ?? TRUE}`;
}

function byAmount(db: Db, criteria: Criteria, amount: Amount, wanted: Wanted): Promise<number[]> {
  return positions(
    db,
    sql`select t.position ${withAmount(criteria, amount)} ${ordered('t.position', wanted)}`,
  );
}

/** How many rows have such an amount, or null when there are more than `most`. */
export async function countAmount(
  db: Db,
  criteria: Criteria,
  amount: Amount,
  most: number,
): Promise<number | null> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (select 1 ${withAmount(criteria, amount)} limit ${most + 1}) found`.execute(
    db,
  );
  const count = rows[0]?.count ?? 0;
  return count > most ? null : count;
}

/**
 * What the search index finds; facets and customer are in the expression already. The other conditions pick from it: a
 * small set of positions is compared row by row of the index, a large one is found soon by looking at the rows.
 */
async function searched(
  db: Db,
  criteria: Criteria,
  expression: string,
  wanted: Wanted,
  { gathered }: Reach,
): Promise<number[]> {
  const found = foundBy('transaction_search', expression, criteria.bounds);
  const { amount, ids, trail, only } = criteria;
  if (amount === null && ids === null && trail === null && only === null)
    return positions(db, sql`select s.position from ${found} s ${ordered('s.position', wanted)}`);
  const set = await smallSet(db, criteria, gathered);
  if (set !== null)
    return positions(
      db,
      sql`select s.position from ${found} s where ${unindexed('s.position')} in (${set}) ${ordered('s.position', wanted)}`,
    );
  return positions(
    db,
    sql`select t.position from ${found} s cross join "transaction" t
      where t.position = s.position and ${rowCondition({ ...criteria, facets: {} })} ${ordered('s.position', wanted)}`,
  );
}

async function smallSet(db: Db, criteria: Criteria, gathered: number): Promise<RawBuilder<unknown> | null> {
  const { amount, ids, trail } = criteria;
  if (ids !== null) return sql`select t.position from "transaction" t where ${rowCondition(criteria)}`;
  if (amount === null || trail !== null || (await countAmount(db, criteria, amount, gathered)) === null)
    return null;
  return sql`select t.position ${withAmount(criteria, amount)}`;
}
