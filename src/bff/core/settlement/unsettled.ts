import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { UnsettledPage, UnsettledQuery, UnsettledRow } from '#contract/settlement.ts';
import { formatDecimal } from '#domain/money.ts';
import { ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { isLate } from '#domain/settlement-delay.ts';
import { readCoverage } from '../mirror/coverage.ts';
import type { UnknownCursor } from '../mirror/lists/lists.ts';
import { rowsAt } from '../mirror/lists/rows.ts';
import { formatMicros } from '../mirror/time-text.ts';
import { byIndex } from '../store/index-hints.ts';
import type { UnsettledTable } from '../store/payout-tables.ts';
import type { Schema } from '../store/schema.ts';
import { accountSpans, inReach, inSpan, spansAs } from './account-spans.ts';
import type { AccountSpan } from './account-spans.ts';
import { beyond, byPlace, COUNTED, readTurn } from './capture-order.ts';
import { daysSince, usualDelays } from './delays.ts';
import type { Delays } from './delays.ts';
import { payoutsAreComplete } from './payouts-complete.ts';

type Db = Kysely<Schema>;

/**
 * One page of what was captured and is in no payout, in the order of the captures. The cursor's own row need not be waiting
 * any more.
 * @param now epoch milliseconds by ProcessOut's clock
 * @param counted rows that are counted for the page's total: of more, only the page is read
 */
export async function listUnsettled(
  db: Db,
  query: UnsettledQuery,
  now: number,
  counted = COUNTED,
): Promise<Result<UnsettledPage, UnknownCursor>> {
  const turned = await readTurn(db, 'unsettled', query);
  if (!turned.ok) return turned;
  const turn = turned.value;
  const { limit, order } = query;
  const coverage = await readCoverage(db);
  const complete = coverage.complete && (await payoutsAreComplete(db));
  const delays = await usualDelays(db);
  const spans = await accountSpans(db, 'unsettled', query, { delays, now });
  const total = await countUnsettled(db, spans, counted);
  const found = await sql<UnsettledTable>`
    with ${spansAs(spans)}
    select u.* from ${total === null ? placeByPlace(spans) : BY_ACCOUNT} and ${beyond('u', turn)}
    order by ${byPlace('u', turn)} limit ${limit + 1}`.execute(db);
  const rows = found.rows.slice(0, limit);
  if (query.end_before !== undefined) rows.reverse();
  return ok({
    unsettled: await toRows(db, rows, delays, now),
    count: rows.length,
    has_more: found.rows.length > limit,
    limit,
    order,
    total_count: total,
    coverage: { ...coverage, complete },
  });
}

/** Few payments are found by what they are; where they are very many, the next ones are close by. */
const BY_ACCOUNT = sql`a cross join ${byIndex('unsettled', 'u', 'unsettled_account')} where ${inSpan('u')}`;
const placeByPlace = (spans: readonly AccountSpan[]) =>
  sql`${byIndex('unsettled', 'u', 'unsettled_captured')} cross join a where ${inReach('u', spans)} and ${inSpan('u')}`;

async function countUnsettled(db: Db, spans: readonly AccountSpan[], most: number): Promise<number | null> {
  const { rows } = await sql<{ count: number }>`
    with ${spansAs(spans)}
    select count(*) as count from (select 1 from ${BY_ACCOUNT} limit ${most + 1}) found`.execute(db);
  const count = rows[0]?.count ?? 0;
  return count > most ? null : count;
}

/** A payment of which something waits; the amount in minor units. */
export type WaitingPayment = Omit<UnsettledTable, 'amount'> & { readonly amount: number | bigint };

/** @param now epoch milliseconds: what ages are counted up to */
export async function toRows(
  db: Db,
  rows: readonly WaitingPayment[],
  delays: Delays,
  now: number,
): Promise<UnsettledRow[]> {
  const transactions = await rowsAt(
    db,
    rows.map(({ position }) => position),
  );
  return rows.flatMap((row) => {
    const transaction = transactions.get(row.position);
    if (transaction === undefined) return [];
    const days = daysSince(row.captured_us, now);
    return [
      {
        transaction,
        captured_at: formatMicros(row.captured_us),
        days,
        amount: formatDecimal({ minor: BigInt(row.amount), currency: row.currency }),
        is_late: row.amount < 0 ? null : isLate(days, delays.of(row)),
      },
    ];
  });
}
