import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { Clock } from '../../ports.ts';
import { unindexed } from '../../store/index-hints.ts';
import { listed } from '../../store/rows-of.ts';
import type { Schema } from '../../store/schema.ts';
import { SPANS } from '../facet-book.ts';
import { POSITIONS_PER_DAY } from '../positions.ts';
import { facetCondition, isUnbounded, narrow, within } from './criteria.ts';
import type { Bounds, Criteria } from './criteria.ts';
import { countAmount, firstPositions, withAmount } from './drivers.ts';
import type { Amount } from './drivers.ts';

type Db = Kysely<Schema>;
export type ByStatus = ReadonlyMap<string, number>;

const [, BLOCK] = SPANS;
/** More than this is not counted beside a page. */
const CHEAP = 1_000;
/** Rows that are counted before others get their turn. */
const SLICE = 5_000;

/** The exact number of rows that meet the criteria when it is cheap to know, else null. */
export async function cheapCount(db: Db, criteria: Criteria): Promise<number | null> {
  const { search, ids, customerId, trail, amount, only } = criteria;
  if (search !== null || ids !== null || only !== null) return null;
  if (customerId !== null || trail !== null) {
    const first = await firstPositions(db, criteria, { direction: 'desc', limit: CHEAP + 1 });
    return first.length > CHEAP ? null : first.length;
  }
  if (amount !== null) return isUnbounded(criteria) ? countAmount(db, criteria, amount, CHEAP) : null;
  return total(await countFacets(db, criteria));
}

export function total(counts: ByStatus): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

/** Counts per status, exact. What has to be counted row by row is counted in slices, so that others get their turn. */
export async function countByStatus(db: Db, criteria: Criteria, clock: Clock): Promise<ByStatus> {
  const { search, ids, customerId, trail, amount } = criteria;
  if (search === null && ids === null && customerId === null && trail === null) {
    return amount === null ? countFacets(db, criteria) : countAmounts(db, criteria, amount, clock);
  }
  const counts = new Map<string, number>();
  for (let { from } = criteria.bounds; ; await clock.sleep(0)) {
    const slice = await firstPositions(db, narrow(criteria, { from }), { direction: 'asc', limit: SLICE });
    for (const { status, count } of await statusesOf(db, slice)) add(counts, status, count);
    const last = slice.at(-1);
    if (last === undefined || slice.length < SLICE) return counts;
    from = last + 1;
  }
}

function add(counts: Map<string, number>, status: string, count: number): void {
  counts.set(status, (counts.get(status) ?? 0) + count);
}

interface StatusCount {
  readonly status: string;
  readonly count: number;
}

async function statusesOf(db: Db, positions: readonly number[]): Promise<readonly StatusCount[]> {
  if (positions.length === 0) return [];
  const { rows } = await sql<StatusCount>`
    select f.status, count(*) as count from ${listed(positions)} p
    cross join "transaction" t cross join facet f
    where t.position = p.value and f.id = t.facet group by f.status`.execute(db);
  return rows;
}

/** From the index of amounts, some facets at a time. */
async function countAmounts(db: Db, criteria: Criteria, amount: Amount, clock: Clock): Promise<ByStatus> {
  const { rows: facets } = await sql<{ id: number; count: number }>`
    select f.id, f.count from facet f where f.count > 0 and ${facetCondition(criteria)} order by f.id`.execute(
    db,
  );
  const counts = new Map<string, number>();
  while (facets.length > 0) {
    const chunk: number[] = [];
    for (let rows = 0; facets.length > 0 && rows < SLICE;) {
      const next = facets.shift();
      chunk.push(next?.id ?? 0);
      rows += next?.count ?? 0;
    }
    const { rows } = await sql<StatusCount>`
      select f.status, count(*) as count ${withAmount(criteria, amount)}
        and f.id between ${chunk[0] ?? 0} and ${chunk.at(-1) ?? 0} group by f.status`.execute(db);
    for (const { status, count } of rows) add(counts, status, count);
    await clock.sleep(0);
  }
  return counts;
}

/** From the counts that are kept: per facet, per day and block of days; only the edges of a range are counted row by row. */
async function countFacets(db: Db, criteria: Criteria): Promise<ByStatus> {
  const counts = new Map<string, number>();
  const collect = async (from: RawBuilder<unknown>, count: RawBuilder<unknown>): Promise<void> => {
    const { rows } = await sql<StatusCount>`
      select f.status, ${count} as count ${from} and ${facetCondition(criteria)} group by f.status`.execute(
      db,
    );
    for (const row of rows) if (row.count > 0) add(counts, row.status, row.count);
  };
  if (isUnbounded(criteria)) {
    await collect(sql`from facet f where f.count > 0`, sql`sum(f.count)`);
    return counts;
  }
  const { edges, spans } = partsOf(await tighten(db, criteria.bounds));
  for (const edge of edges) {
    await collect(
      sql`from (select t.facet, count(*) as rows_of from "transaction" t where ${within(sql.ref('t.position'), edge)} group by ${unindexed('t.facet')}) e
        cross join facet f where f.id = e.facet`,
      sql`sum(e.rows_of)`,
    );
  }
  for (const { span, from, to } of spans) {
    await collect(
      sql`from facet_count c cross join facet f
        where c.span = ${span} and c.bucket >= ${from} and c.bucket < ${to} and f.id = c.facet`,
      sql`sum(c.count)`,
    );
  }
  return counts;
}

/** Bounds no wider than what there is, so that an open end is not a century of days. */
async function tighten(db: Db, bounds: Bounds): Promise<Bounds> {
  const end = async (direction: 'asc' | 'desc'): Promise<number> => {
    const row = await db
      .selectFrom('transaction')
      .select('position')
      .orderBy('position', direction)
      .limit(1)
      .executeTakeFirst();
    return row?.position ?? 0;
  };
  return { from: Math.max(bounds.from, await end('asc')), to: Math.min(bounds.to, (await end('desc')) + 1) };
}

interface Span extends Bounds {
  readonly span: number;
}

/** Cuts a range into whole blocks of days, whole days, and what is left at the ends. */
export function partsOf({ from, to }: Bounds): { edges: readonly Bounds[]; spans: readonly Span[] } {
  const firstDay = Math.ceil(from / POSITIONS_PER_DAY);
  const endDay = Math.floor(to / POSITIONS_PER_DAY);
  if (firstDay >= endDay) return { edges: [{ from, to }].filter(isSome), spans: [] };
  const firstBlock = Math.ceil(firstDay / BLOCK);
  const endBlock = Math.floor(endDay / BLOCK);
  const spans =
    firstBlock >= endBlock
      ? [{ span: 1, from: firstDay, to: endDay }]
      : [
          { span: 1, from: firstDay, to: firstBlock * BLOCK },
          { span: BLOCK, from: firstBlock, to: endBlock },
          { span: 1, from: endBlock * BLOCK, to: endDay },
        ];
  const edges = [
    { from, to: firstDay * POSITIONS_PER_DAY },
    { from: endDay * POSITIONS_PER_DAY, to },
  ];
  return { edges: edges.filter(isSome), spans: spans.filter(isSome) };
}

function isSome({ from, to }: Bounds): boolean {
  return from < to;
}
