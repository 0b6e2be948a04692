import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { Coverage } from '#contract/page.ts';
import { fail, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { parseMicros } from '#domain/time.ts';
import type { Clock } from '../../ports.ts';
import { among } from '../../store/among.ts';
import type { ResourceTables } from '../../store/mirror-tables.ts';
import { allOf, anyOf, foundBy } from '../../store/search-index.ts';
import type { Schema } from '../../store/schema.ts';
import { coverageOf } from '../coverage.ts';
import { ALL, within } from '../lists/criteria.ts';
import type { Bounds } from '../lists/criteria.ts';
import type { UnknownCursor } from '../lists/lists.ts';
import { positionAt } from '../positions.ts';
import { tagTerm, termsOf } from '../word-index.ts';
import { wordsOf } from '../words.ts';
import type { Resource, ResourceTableName } from './resource.ts';
import { countRows, countTagged } from './tallies.ts';

type Db = Kysely<Schema>;
type Direction = 'asc' | 'desc';

/** What a list must know of its resource. */
export type Listed<T extends ResourceTableName> = Pick<
  Resource<never, T>,
  'name' | 'table' | 'index' | 'tags' | 'walk' | 'inStep'
>;

/** Filters, checked by the contract's parser. Each list names its tags and references; the rest they have in common. */
export interface ResourceFilters {
  readonly created_gte?: string | undefined;
  readonly created_lt?: string | undefined;
  readonly q?: string | undefined;
  readonly id?: readonly string[] | undefined;
  /** By the names of the resource's tags: any of these values. */
  readonly tags?: Readonly<Record<string, readonly string[] | undefined>>;
  /** Ids that must be among the row's words. */
  readonly references?: readonly (string | undefined)[];
  /** What else must hold of a row, of table `t`: for resources with few rows only, each match is looked at. */
  readonly conditions?: readonly RawBuilder<unknown>[];
}

interface Place {
  readonly limit: number;
  readonly order: Direction;
  readonly start_after?: string | undefined;
  readonly end_before?: string | undefined;
}

export interface ResourcePage<T extends ResourceTableName> {
  readonly rows: readonly ResourceTables[T][];
  /** All that every page says beside its rows. */
  readonly envelope: {
    readonly count: number;
    readonly has_more: boolean;
    readonly limit: number;
    readonly order: Direction;
    readonly total_count: number | null;
    readonly coverage: Coverage;
  };
}

/** Rows that are counted before others get their turn. */
const SLICE = 5_000;

/**
 * One page: rows next to the cursor in the direction of travel, in the order asked for. The cursor's own row need not
 * meet the filters any more; its position is all that counts.
 */
export async function listResource<T extends ResourceTableName>(
  db: Db,
  resource: Listed<T>,
  place: Place,
  filters: ResourceFilters,
): Promise<Result<ResourcePage<T>, UnknownCursor>> {
  const { limit, order, start_after, end_before } = place;
  const backwards = end_before !== undefined;
  const direction = backwards === (order === 'asc') ? 'desc' : 'asc';
  const cursorId = start_after ?? end_before;
  const cursor = cursorId === undefined ? null : await positionOf(db, resource.table, cursorId);
  if (cursorId !== undefined && cursor === null) return fail(backwards ? 'end_before' : 'start_after');

  const coverage = await resourceCoverage(db, resource);
  const wanted = beyond(boundsOf(filters), cursor, direction);
  const read = await readRows(db, resource, filters, wanted, direction, limit + 1);
  const rows = read.slice(0, limit).sort((a, b) => a.position - b.position);
  if (order === 'desc') rows.reverse();
  const hasMore = read.length > limit;
  return ok({
    rows,
    envelope: {
      count: rows.length,
      has_more: hasMore,
      limit,
      order,
      total_count: cursor === null && !hasMore ? read.length : await cheapCount(db, resource, filters),
      coverage,
    },
  });
}

/** The exact count; with a cursor only of those newer than it. Counted in slices, so that others get their turn. */
export async function countResource<T extends ResourceTableName>(
  db: Db,
  resource: Listed<T>,
  endBefore: string | undefined,
  filters: ResourceFilters,
  clock: Clock,
): Promise<Result<number, UnknownCursor>> {
  const cursor = endBefore === undefined ? null : await positionOf(db, resource.table, endBefore);
  if (endBefore !== undefined && cursor === null) return fail('end_before');
  const cheap = cursor === null ? await cheapCount(db, resource, filters) : null;
  if (cheap !== null) return ok(cheap);
  let total = 0;
  for (let bounds = beyond(boundsOf(filters), cursor, 'asc'); ; await clock.sleep(0)) {
    const slice = await countSlice(db, resource, filters, bounds);
    total += slice.count;
    if (slice.last === null || slice.count < SLICE) return ok(total);
    bounds = { from: slice.last + 1, to: bounds.to };
  }
}

/** A query for the positions of all rows that meet the filters, newer than a cursor if one is given; null when there are none. */
export async function matchingRows<T extends ResourceTableName>(
  db: Db,
  resource: Listed<T>,
  endBefore: string | undefined,
  filters: ResourceFilters,
): Promise<Result<RawBuilder<unknown> | null, UnknownCursor>> {
  const cursor = endBefore === undefined ? null : await positionOf(db, resource.table, endBefore);
  if (endBefore !== undefined && cursor === null) return fail('end_before');
  const from = selection(resource, filters, beyond(boundsOf(filters), cursor, 'asc'));
  return ok(from === null ? null : sql`select ${from.place} ${from.query}`);
}

/** What the mirror holds of a resource. */
export async function resourceCoverage<T extends ResourceTableName>(
  db: Db,
  { name, walk, inStep }: Listed<T>,
): Promise<Coverage> {
  return coverageOf(db, { walk, inStep, resource: name, indexed: () => countRows(db, name) });
}

function boundsOf({ created_gte, created_lt }: ResourceFilters): Bounds {
  return {
    from: created_gte === undefined ? ALL.from : positionAt(parseMicros(created_gte) ?? 0),
    to: created_lt === undefined ? ALL.to : positionAt(parseMicros(created_lt) ?? 0),
  };
}

function beyond({ from, to }: Bounds, cursor: number | null, direction: Direction): Bounds {
  if (cursor === null) return { from, to };
  return direction === 'asc' ? { from: Math.max(from, cursor + 1), to } : { from, to: Math.min(to, cursor) };
}

/** What to ask the search index: null when nothing needs it, false when no row can have the words. */
function expressionOf({ q, tags = {}, references = [] }: ResourceFilters): string | null | false {
  const searched = q === undefined ? [] : termsOf(q);
  if (searched === null) return false;
  const terms = [...searched];
  for (const [field, values] of Object.entries(tags)) {
    if (values?.length === 0) return false;
    if (values !== undefined) terms.push(tagTerm(field, values));
  }
  for (const id of references) if (id !== undefined) terms.push(...wordsOf(id).map((word) => anyOf([word])));
  return terms.length === 0 ? null : allOf(terms);
}

/**
 * Where the rows are and what holds of them, with the expression that orders them: the index gives its rows in order of
 * position, so that a page is read until it is full. Named rows are looked up first, and asked about one by one.
 */
function selection<T extends ResourceTableName>(
  { table, index }: Listed<T>,
  filters: ResourceFilters,
  { from, to }: Bounds,
): { query: RawBuilder<unknown>; place: RawBuilder<unknown> } | null {
  const expression = expressionOf(filters);
  if (expression === false || filters.id?.length === 0 || from >= to) return null;
  const named = filters.id === undefined ? [] : [among('t.id', filters.id)];
  const rest = [...named, ...(filters.conditions ?? [])];
  const also = rest.length === 0 ? sql`` : sql`and ${sql.join(rest, sql` and `)}`;
  const rows = sql`${sql.table(table)} t`;
  const place = sql.ref(expression === null || named.length > 0 ? 't.position' : 's.position');
  if (expression === null)
    return { place, query: sql`from ${rows} where ${within(place, { from, to })} ${also}` };
  const found = sql`${foundBy(index, expression, { from, to })} s`;
  const both = named.length > 0 ? sql`${rows} cross join ${found}` : sql`${found} cross join ${rows}`;
  return { place, query: sql`from ${both} where t.position = s.position ${also}` };
}

async function readRows<T extends ResourceTableName>(
  db: Db,
  resource: Listed<T>,
  filters: ResourceFilters,
  bounds: Bounds,
  direction: Direction,
  limit: number,
): Promise<ResourceTables[T][]> {
  const from = selection(resource, filters, bounds);
  if (from === null) return [];
  const { rows } = await sql<ResourceTables[T]>`
    select t.* ${from.query} order by ${from.place} ${sql.raw(direction)} limit ${limit}`.execute(db);
  return rows;
}

async function countSlice<T extends ResourceTableName>(
  db: Db,
  resource: Listed<T>,
  filters: ResourceFilters,
  bounds: Bounds,
): Promise<{ count: number; last: number | null }> {
  const from = selection(resource, filters, bounds);
  if (from === null) return { count: 0, last: null };
  const { rows } = await sql<{ count: number; last: number | null }>`
    select count(*) as count, max(place) as last
    from (select ${from.place} as place ${from.query} order by 1 limit ${SLICE}) counted`.execute(db);
  return rows[0] ?? { count: 0, last: null };
}

/** The count where it is tallied: of everything, or of the values of one tag. */
async function cheapCount<T extends ResourceTableName>(
  db: Db,
  { name }: Listed<T>,
  { tags = {}, references = [], conditions = [], ...others }: ResourceFilters,
): Promise<number | null> {
  const given = Object.entries(tags).filter(([, values]) => values !== undefined);
  const more =
    Object.values(others).some((value) => value !== undefined) ||
    references.some((id) => id !== undefined) ||
    conditions.length > 0;
  if (more || given.length > 1) return null;
  const [only] = given;
  return only === undefined ? countRows(db, name) : countTagged(db, name, only[0], [...new Set(only[1])]);
}

async function positionOf(db: Db, table: ResourceTableName, id: string): Promise<number | null> {
  const row = await db.selectFrom(table).select('position').where('id', '=', id).executeTakeFirst();
  return row?.position ?? null;
}
