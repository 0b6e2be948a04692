import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { TransactionFilters } from '#contract/transaction-filters.ts';
import { money } from '#domain/money.ts';
import { parseMicros } from '#domain/time.ts';
import type { Schema } from '../../store/schema.ts';
import { positionAt } from '../positions.ts';
import { searchExpression } from '../search.ts';

/** Positions from `from` up to and without `to`. */
export interface Bounds {
  readonly from: number;
  readonly to: number;
}

export const ALL: Bounds = { from: 0, to: Number.MAX_SAFE_INTEGER };

type Condition = RawBuilder<boolean>;

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
  /** What to ask the search index; false when the words searched for can be in no row. */
  readonly search: string | null | false;
}

export const FACET_FIELDS = ['status', 'currency', 'gateway', 'scheme'] as const;
type FacetField = (typeof FACET_FIELDS)[number];

const LARGEST = Number.MAX_SAFE_INTEGER;

/** Filters must have been checked by the contract's parser. */
export async function toCriteria(db: Kysely<Schema>, filters: TransactionFilters): Promise<Criteria> {
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
    trail: trailCondition(filters),
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

/** What moved is found in the index of moments; who answered is looked up payment by payment. Of table `t`. */
function trailCondition({ moved, moved_gte, moved_lt, tried }: TransactionFilters): Condition | null {
  const parts: RawBuilder<unknown>[] = [];
  if (moved !== undefined) {
    const from = moved_gte === undefined ? 0 : (parseMicros(moved_gte) ?? 0);
    const to = moved_lt === undefined ? LARGEST : (parseMicros(moved_lt) ?? LARGEST);
    parts.push(sql`t.position in (select m.transaction_position from movement m
      where m.kind = ${moved} and m.at_us >= ${from} and m.at_us < ${to})`);
  }
  if (tried !== undefined && tried.length > 0)
    parts.push(sql`exists (select 1 from attempt a
      where a.transaction_position = t.position and a.gateway in (${sql.join(tried)}))`);
  return parts.length === 0 ? null : sql<boolean>`${sql.join(parts, sql` and `)}`;
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
    if (values === undefined) return [];
    return [values.length === 0 ? sql`1 = 0` : sql`${sql.ref(`f.${field}`)} in (${sql.join(values)})`];
  });
  return parts.length === 0 ? TRUE : sql<boolean>`${sql.join(parts, sql` and `)}`;
}

/** Everything about a row of table `t` but its position and its search words; the plus signs keep indexes out of it. */
export function rowCondition(criteria: Criteria): Condition {
  const { facets, amount, customerId, ids, trail } = criteria;
  const parts: RawBuilder<unknown>[] = [];
  if (Object.keys(facets).length > 0) {
    parts.push(sql`+t.facet in (select f.id from facet f where ${facetCondition(criteria)})`);
  }
  if (amount !== null) parts.push(sql`+t.amount between ${amount.min} and ${amount.max}`);
  if (customerId !== null) parts.push(sql`t.customer_id = ${customerId}`);
  if (ids !== null) parts.push(ids.length === 0 ? sql`1 = 0` : sql`t.id in (${sql.join(ids)})`);
  if (trail !== null) parts.push(trail);
  return parts.length === 0 ? TRUE : sql<boolean>`${sql.join(parts, sql` and `)}`;
}

/** With the sign '+' the bounds are checked on rows that another index has found. */
export function within(column: string, { from, to }: Bounds, sign: '' | '+' = ''): Condition {
  const place = sql`${sql.raw(sign)}${sql.ref(column)}`;
  return sql<boolean>`${place} >= ${from} and ${place} < ${to}`;
}
