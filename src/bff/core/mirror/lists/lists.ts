import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { TransactionCountQuery, TransactionListQuery } from '#contract/transaction-filters.ts';
import type { TransactionCount, TransactionOptions, TransactionPage } from '#contract/transaction.ts';
import { fail, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import type { Clock } from '../../ports.ts';
import type { Schema } from '../../store/schema.ts';
import { readCoverage } from '../coverage.ts';
import { cheapCount, countByStatus, total } from './counts.ts';
import type { ByStatus } from './counts.ts';
import { narrow, toCriteria } from './criteria.ts';
import type { Condition, Criteria } from './criteria.ts';
import { firstPositions } from './drivers.ts';
import { rowsAt } from './rows.ts';

type Db = Kysely<Schema>;

/** The parameter whose cursor is not in the mirror. */
export type UnknownCursor = 'start_after' | 'end_before';

/**
 * One page: rows next to the cursor in the direction of travel, in the order asked for. The cursor's own row need not
 * meet the filters any more; its position is all that counts.
 * @param only what else is asked of each row (`Criteria.only`)
 */
export async function listTransactions(
  db: Db,
  query: TransactionListQuery,
  only: Condition | null = null,
): Promise<Result<TransactionPage, UnknownCursor>> {
  const { limit, order, start_after, end_before, ...filters } = query;
  const criteria = { ...(await toCriteria(db, filters)), only };
  const backwards = end_before !== undefined;
  const direction = backwards === (order === 'asc') ? 'desc' : 'asc';
  const cursorId = start_after ?? end_before;
  const cursor = cursorId === undefined ? null : await positionOf(db, cursorId);
  if (cursorId !== undefined && cursor === null) return fail(backwards ? 'end_before' : 'start_after');

  const coverage = await readCoverage(db);
  const found = await firstPositions(db, beyond(criteria, cursor, direction), {
    direction,
    limit: limit + 1,
  });
  const positions = found.slice(0, limit).sort((a, b) => (order === 'asc' ? a - b : b - a));
  const rows = await rowsAt(db, positions);
  const transactions = positions.flatMap((position) => rows.get(position) ?? []);
  const hasMore = found.length > limit;
  return ok({
    transactions,
    count: transactions.length,
    has_more: hasMore,
    limit,
    order,
    total_count: cursor === null && !hasMore ? found.length : await cheapCount(db, criteria),
    coverage,
  });
}

/** The exact count, and counts per status with every filter but the status one; `end_before` counts only newer rows. */
export async function countTransactions(
  db: Db,
  query: TransactionCountQuery,
  clock: Clock,
): Promise<Result<TransactionCount, UnknownCursor>> {
  const { status, ...others } = query;
  const counted = await countAmong(db, others, clock);
  if (!counted.ok) return counted;
  const counts = counted.value;
  const wanted =
    status === undefined
      ? counts
      : new Map([...counts].filter(([name]) => status.some((one) => one === name)));
  return ok({ total_count: total(wanted), by_status: Object.fromEntries(counts) });
}

/**
 * Exact counts per status with every filter.
 * @param among counts only the rows of table `t` that it names by their positions
 */
export async function countAmong(
  db: Db,
  query: TransactionCountQuery,
  clock: Clock,
  among?: Condition,
): Promise<Result<ByStatus, UnknownCursor>> {
  const { end_before, ...filters } = query;
  const cursor = end_before === undefined ? null : await positionOf(db, end_before);
  if (end_before !== undefined && cursor === null) return fail('end_before');
  const criteria = beyond(await toCriteria(db, filters), cursor, 'asc');
  return ok(await countByStatus(db, among ? withTrail(criteria, among) : criteria, clock));
}

function withTrail(criteria: Criteria, also: Condition): Criteria {
  const { trail } = criteria;
  return { ...criteria, trail: trail === null ? also : sql<boolean>`${trail} and ${also}` };
}

/** The values that occur, most frequent first. */
export async function transactionOptions(db: Db): Promise<TransactionOptions> {
  const values = async (
    field: 'currency' | 'gateway' | 'scheme',
  ): Promise<{ value: string; count: number }[]> => {
    const rows = await db
      .selectFrom('facet')
      .select(({ fn }) => [`${field} as value`, fn.sum<number>('count').as('count')])
      .where(field, '!=', '')
      .where('count', '>', 0)
      .groupBy(field)
      .execute();
    return rows.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  };
  return {
    currencies: await values('currency'),
    gateways: await values('gateway'),
    schemes: await values('scheme'),
  };
}

function beyond(criteria: Criteria, cursor: number | null, direction: 'asc' | 'desc'): Criteria {
  if (cursor === null) return criteria;
  return narrow(criteria, direction === 'asc' ? { from: cursor + 1 } : { to: cursor });
}

async function positionOf(db: Db, id: string): Promise<number | null> {
  const row = await db.selectFrom('transaction').select('position').where('id', '=', id).executeTakeFirst();
  return row?.position ?? null;
}
