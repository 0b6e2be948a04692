import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { TransactionFilters } from '#contract/transaction-filters.ts';
import type { MovementKind } from '#domain/dated-movements.ts';
import { storedPsps } from '#domain/psp.ts';
import { money } from '#domain/money.ts';
import { parseMicros } from '#domain/time.ts';
import { among } from '../../store/among.ts';
import { larger, smaller } from '../../store/extremes.ts';
import { unindexed } from '../../store/index-hints.ts';
import type { Schema } from '../../store/schema.ts';
import { DAY_US, dayAt } from '../movement-days.ts';
import { positionAt } from '../positions.ts';
import { searchExpression } from '../search.ts';

/** Positions from `from` up to and without `to`. */
export interface Bounds {
  readonly from: number;
  readonly to: number;
}

export const ALL: Bounds = { from: 0, to: Number.MAX_SAFE_INTEGER };

export type Condition = RawBuilder<boolean>;

/** Filters as the database asks about them. */
export interface Criteria {
  readonly facets: Readonly<Partial<Record<FacetField, readonly string[]>>>;
  readonly bounds: Bounds;
  /** Minor units, both ends included; the currency is among the facets. */
  readonly amount: { readonly min: number; readonly max: number } | null;
  readonly customerId: string | null;
  readonly ids: readonly string[] | null;
  /** What is asked of their trails: what moved when, who answered. */
  readonly trail: Condition | null;
  /** What is asked besides of each row of table `t` that another way has found; its columns are `unindexed`. */
  readonly only: Condition | null;
  /** What to ask the search index; false when the words searched for can be in no row. */
  readonly search: string | null | false;
}

export const FACET_FIELDS = ['status', 'currency', 'gateway', 'scheme'] as const;
type FacetField = (typeof FACET_FIELDS)[number];

const LARGEST = Number.MAX_SAFE_INTEGER;

/** Filters must have been checked by the contract's parser. */
export async function toCriteria(db: Kysely<Schema>, given: TransactionFilters): Promise<Criteria> {
  const filters = given.gateway === undefined ? given : { ...given, gateway: storedPsps(given.gateway) };
  const facets = Object.fromEntries(
    FACET_FIELDS.flatMap((field) => (filters[field] === undefined ? [] : [[field, filters[field]]])),
  );
  const { q, customer_id, created_gte, created_lt, id } = filters;
  return {
    facets,
    bounds: {
      from: created_gte === undefined ? ALL.from : positionAt(parseMicros(created_gte) ?? 0),
      to: created_lt === undefined ? ALL.to : positionAt(parseMicros(created_lt) ?? 0),
    },
    amount: amountRange(filters),
    customerId: customer_id ?? null,
    ids: id ?? null,
    trail: await trailCondition(db, filters),
    only: null,
    search: q === undefined ? null : ((await searchExpression(db, { q, customer_id, facets })) ?? false),
  };
}

function amountRange({ amount_gte, amount_lte, currency }: TransactionFilters): Criteria['amount'] {
  if (amount_gte === undefined && amount_lte === undefined) return null;
  const minor = (text: string | undefined, otherwise: number): number => {
    if (text === undefined) return otherwise;
    return Math.min(Number(money(text, currency?.[0] ?? '').minor), LARGEST);
  };
  return { min: minor(amount_gte, -LARGEST), max: minor(amount_lte, LARGEST) };
}

/** More movements than this are not gathered: payments that have one are then met soon in any order. */
const GATHERED = 100_000;
const DAY = sql.lit(DAY_US);

/** What their trails must tell of rows of table `t`. */
async function trailCondition(db: Kysely<Schema>, filters: TransactionFilters): Promise<Condition | null> {
  const { moved, tried } = filters;
  const parts: RawBuilder<unknown>[] = [];
  if (moved !== undefined) parts.push(await movedCondition(db, moved, filters));
  if (tried !== undefined && tried.length > 0)
    // The first part is asked once: a PSP that nobody has heard of is not looked for payment by payment.
    parts.push(sql`(select min(gateway) from attempt where ${among('gateway', tried)}) is not null
      and exists (select 1 from attempt a
        where a.transaction_position = t.position and ${among('a.gateway', tried)})`);
  return parts.length === 0 ? null : sql<boolean>`${sql.join(parts, sql` and `)}`;
}

/** The sums of days tell which currencies and PSPs have movements to look at: each is a stretch of the table. */
async function movedCondition(
  db: Kysely<Schema>,
  moved: MovementKind,
  { moved_gte, moved_lt, currency, gateway }: TransactionFilters,
): Promise<RawBuilder<unknown>> {
  const from = moved_gte === undefined ? 0 : (parseMicros(moved_gte) ?? 0);
  const to = moved_lt === undefined ? LARGEST : (parseMicros(moved_lt) ?? LARGEST);
  const whose = Object.entries({ currency, gateway }).flatMap(([column, values]) =>
    values === undefined ? [] : [sql`and ${among(`d.${column}`, values)}`],
  );
  const days = sql`d.kind = ${moved} and d.day >= ${dayAt(from)} and d.day <= ${dayAt(to - 1)}
    and d.count > 0 ${sql.join(whose, sql` `)}`;
  const { rows } = await sql<{ count: number | null }>`
    select sum(d.count) as count from movement_day d where ${days}`.execute(db);
  if ((rows[0]?.count ?? 0) > GATHERED)
    // Only the payment's own movements are looked at. Nothing moves before it is made.
    return sql`t.position < ${Math.min(positionAt(to), LARGEST)} and exists (select 1 from movement m
      where m.transaction_position = t.position and ${unindexed('m.kind')} = ${moved}
        and ${within(unindexed('m.at_us'), { from, to })})`;
  return sql`t.position in (
    select m.transaction_position from movement_day d cross join movement m
    where ${days} and m.kind = d.kind and m.currency = d.currency and m.gateway = d.gateway
      and m.at_us >= ${larger(sql`${from}`, sql`d.day * ${DAY}`)}
      and m.at_us < ${smaller(sql`${to}`, sql`(d.day + 1) * ${DAY}`)})`;
}

export function isUnbounded({ bounds }: Criteria): boolean {
  return bounds.from === ALL.from && bounds.to === ALL.to;
}

export function narrow(criteria: Criteria, bounds: Partial<Bounds>): Criteria {
  const { from = ALL.from, to = ALL.to } = bounds;
  return {
    ...criteria,
    bounds: { from: Math.max(criteria.bounds.from, from), to: Math.min(criteria.bounds.to, to) },
  };
}

export const TRUE: Condition = sql<boolean>`1 = 1`;

/** The facets asked for, as a condition on table `f`. */
export function facetCondition({ facets }: Criteria): Condition {
  const parts = FACET_FIELDS.flatMap((field) => {
    const values = facets[field];
    return values === undefined ? [] : [among(`f.${field}`, values)];
  });
  return parts.length === 0 ? TRUE : sql<boolean>`${sql.join(parts, sql` and `)}`;
}

/** Everything about a row of table `t` but its position and its search words, on rows that an index has found. */
export function rowCondition(criteria: Criteria): Condition {
  const { facets, amount, customerId, ids, trail, only } = criteria;
  const parts: RawBuilder<unknown>[] = [];
  if (Object.keys(facets).length > 0) {
    parts.push(sql`${unindexed('t.facet')} in (select f.id from facet f where ${facetCondition(criteria)})`);
  }
  if (amount !== null) parts.push(sql`${unindexed('t.amount')} between ${amount.min} and ${amount.max}`);
  if (customerId !== null) parts.push(sql`t.customer_id = ${customerId}`);
  if (ids !== null) parts.push(among('t.id', ids));
  if (trail !== null) parts.push(trail);
  if (only !== null) parts.push(only);
  return parts.length === 0 ? TRUE : sql<boolean>`${sql.join(parts, sql` and `)}`;
}

/** What must hold of a column to be within bounds. */
export function within(place: RawBuilder<unknown>, { from, to }: Bounds): Condition {
  return sql<boolean>`${place} >= ${from} and ${place} < ${to}`;
}
