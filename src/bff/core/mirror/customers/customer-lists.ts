import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { CustomerCountQuery, CustomerFilters, CustomerListQuery } from '#contract/customer-filters.ts';
import type { CustomerCount, CustomerOptions, CustomerPage, CustomerRow } from '#contract/customer.ts';
import type { Coverage } from '#contract/page.ts';
import { fail, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { parseMicros } from '#domain/time.ts';
import type { CustomerTable } from '../../store/mirror-tables.ts';
import type { Schema } from '../../store/schema.ts';
import type { UnknownCursor } from '../lists/lists.ts';
import { positionAt } from '../positions.ts';
import { formatMicros, formatMillis } from '../time-text.ts';
import { readWalk } from '../walk-state.ts';
import { withWords } from '../word-index.ts';

type Db = Kysely<Schema>;
type Condition = RawBuilder<unknown>;

/** One page, next to the cursor in the direction of travel, in the order asked for. */
export async function listCustomers(
  db: Db,
  query: CustomerListQuery,
): Promise<Result<CustomerPage, UnknownCursor>> {
  const { limit, order, start_after, end_before, ...filters } = query;
  const backwards = end_before !== undefined;
  const direction = backwards === (order === 'asc') ? 'desc' : 'asc';
  const cursorId = start_after ?? end_before;
  const cursor = cursorId === undefined ? null : await positionOf(db, cursorId);
  if (cursorId !== undefined && cursor === null) return fail(backwards ? 'end_before' : 'start_after');

  const conditions = conditionsOf(filters);
  const { rows } = await sql<CustomerTable>`
    select t.* from customer t where ${sql.join([...conditions, ...beyond(cursor, direction)], sql` and `)}
    order by t.position ${sql.raw(direction)} limit ${limit + 1}`.execute(db);
  const found = rows.slice(0, limit).toSorted((a, b) => a.position - b.position);
  if (order === 'desc') found.reverse();
  const hasMore = rows.length > limit;
  return ok({
    customers: found.map(toRow),
    count: found.length,
    has_more: hasMore,
    limit,
    order,
    total_count: cursor === null && !hasMore ? rows.length : await cheapCount(db, conditions),
    coverage: await customerCoverage(db),
  });
}

/** The exact count; `end_before` counts only those newer than one. */
export async function countCustomers(
  db: Db,
  { end_before, ...filters }: CustomerCountQuery,
): Promise<Result<CustomerCount, UnknownCursor>> {
  const cursor = end_before === undefined ? null : await positionOf(db, end_before);
  if (end_before !== undefined && cursor === null) return fail('end_before');
  return ok({ total_count: await count(db, [...conditionsOf(filters), ...beyond(cursor, 'asc')]) });
}

/** The values that occur, most frequent first. */
export async function customerOptions(db: Db): Promise<CustomerOptions> {
  const values = async (column: 'country_code' | 'currency') => {
    const { rows } = await sql<{ value: string; count: number }>`
      select ${sql.ref(column)} as value, count(*) as count from customer
      where ${sql.ref(column)} is not null group by 1 order by 2 desc, 1`.execute(db);
    return rows.map(({ value, count: times }) => ({ value, count: times }));
  };
  return { countries: await values('country_code'), currencies: await values('currency') };
}

/** What the mirror holds of the customers. */
export async function customerCoverage(db: Db): Promise<Coverage> {
  const walk = await readWalk(db, 'customers');
  const indexed = await count(db, []);
  return {
    complete: walk?.finished === 1,
    indexed,
    upstream_total: walk?.upstream_total == null ? null : Math.max(walk.upstream_total, indexed),
    oldest: walk?.reached_us == null ? null : formatMicros(walk.reached_us),
    as_of: walk?.in_step_at == null ? null : formatMillis(walk.in_step_at),
  };
}

function conditionsOf({ country, currency, created_gte, created_lt, q, id }: CustomerFilters): Condition[] {
  const any = (column: string, values: readonly string[] | undefined): Condition[] => {
    if (values === undefined) return [];
    return [values.length === 0 ? sql`1 = 0` : sql`${sql.ref(column)} in (${sql.join(values)})`];
  };
  const edge = (sign: '>=' | '<', time: string | undefined): Condition[] =>
    time === undefined ? [] : [sql`t.position ${sql.raw(sign)} ${positionAt(parseMicros(time) ?? 0)}`];
  return [
    sql`1 = 1`,
    ...any('t.country_code', country),
    ...any('t.currency', currency),
    ...any('t.id', id),
    ...edge('>=', created_gte),
    ...edge('<', created_lt),
    ...searched(q),
  ];
}

function searched(q: string | undefined): Condition[] {
  if (q === undefined) return [];
  const found = withWords('customer_search', q);
  return [found === null ? sql`1 = 0` : sql`t.position in (${found})`];
}

function beyond(cursor: number | null, direction: 'asc' | 'desc'): Condition[] {
  if (cursor === null) return [];
  return [direction === 'asc' ? sql`t.position > ${cursor}` : sql`t.position < ${cursor}`];
}

/** Beside a page only the whole is counted: with filters it may mean looking at every row. */
async function cheapCount(db: Db, conditions: readonly Condition[]): Promise<number | null> {
  return conditions.length > 1 ? null : count(db, []);
}

async function count(db: Db, conditions: readonly Condition[]): Promise<number> {
  const where = conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`;
  const { rows } = await sql<{ count: number }>`select count(*) as count from customer t ${where}`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

async function positionOf(db: Db, id: string): Promise<number | null> {
  const row = await db.selectFrom('customer').select('position').where('id', '=', id).executeTakeFirst();
  return row?.position ?? null;
}

function toRow({
  id,
  created_us,
  name,
  email,
  country_code,
  currency,
  transactions_count,
}: CustomerTable): CustomerRow {
  return {
    id,
    created_at: formatMicros(created_us),
    name,
    email,
    country_code,
    currency,
    transactions_count,
  };
}
