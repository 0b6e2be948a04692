import type { UnsettledGroups, UnsettledPage, UnsettledQuery } from '#contract/settlement.ts';
import { fail, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { isLate } from '#domain/settlement-delay.ts';
import { parseMicros } from '#domain/time.ts';
import { readCoverage } from '../mirror/coverage.ts';
import type { UnknownCursor } from '../mirror/lists/lists.ts';
import { daysSince, usualDelays } from '../settlement/delays.ts';
import type { Delays } from '../settlement/delays.ts';
import { toGroups } from '../settlement/unsettled-groups.ts';
import { positionOf, toRows } from '../settlement/unsettled.ts';
import type { UnsettledFilters } from '../settlement/unsettled.ts';
import { owedAt } from './owed.ts';
import type { Owed } from './owed.ts';
import { payoutsComplete } from './paid-payouts.ts';
import type { Source } from './sums.ts';

type Books = Omit<Source, 'filters'>;
type AsOf = UnsettledFilters & { readonly as_of: string };

/**
 * One page of what was unsettled at a moment, in the order in which the payments were made. Late is what was so by then,
 * as PSPs are known today.
 * @param now epoch milliseconds by ProcessOut's clock
 */
export async function listUnsettledAsOf(
  books: Books,
  query: UnsettledQuery & { readonly as_of: string },
  now: number,
): Promise<Result<UnsettledPage, UnknownCursor>> {
  const { db } = books;
  const { limit, order, start_after, end_before } = query;
  const backwards = end_before !== undefined;
  const ascending = backwards !== (order === 'asc');
  const cursorId = start_after ?? end_before;
  const cursor = cursorId === undefined ? null : await positionOf(db, cursorId);
  if (cursorId !== undefined && cursor === null) return fail(backwards ? 'end_before' : 'start_after');
  const delays = await usualDelays(db);
  const all = byPayment(await openAt(books, query, delays, now));
  const beyond = all.filter(
    ({ position }) => cursor === null || (ascending ? position > cursor : position < cursor),
  );
  const page = ascending ? beyond.slice(0, limit) : beyond.slice(-limit);
  if (order === 'desc') page.reverse();
  const coverage = await readCoverage(db);
  return ok({
    unsettled: await toRows(db, page, delays, agesUpTo(query, now)),
    count: page.length,
    has_more: beyond.length > limit,
    limit,
    order,
    total_count: all.length,
    coverage: { ...coverage, complete: coverage.complete && (await isComplete(books, query)) },
  });
}

/**
 * The same by PSP and currency: each comes to the figure of a report. A payment that another PSP than its own paid out
 * stands with both.
 * @param now epoch milliseconds by ProcessOut's clock
 */
export async function groupUnsettledAsOf(books: Books, query: AsOf, now: number): Promise<UnsettledGroups> {
  const delays = await usualDelays(books.db);
  const open = await openAt(books, query, delays, now);
  const waiting = open.map(({ gateway, currency, captured_us, amount }) => ({
    gateway,
    currency,
    days: daysSince(captured_us, agesUpTo(query, now)),
    count: 1,
    amount: String(amount),
  }));
  const { complete } = await readCoverage(books.db);
  return { groups: toGroups(waiting, delays), complete: complete && (await isComplete(books, query)) };
}

async function openAt(books: Books, query: AsOf, delays: Delays, now: number): Promise<Owed[]> {
  const { gateway, currency, captured_gte, captured_lt, late } = query;
  const owed = await owedAt({ ...books, filters: { gateway, currency } }, momentOf(query));
  const from = micros(captured_gte) ?? -Infinity;
  const to = micros(captured_lt) ?? Infinity;
  return owed.filter(
    (one) =>
      one.captured_us >= from &&
      one.captured_us < to &&
      (late === undefined ||
        (one.amount > 0n &&
          isLate(daysSince(one.captured_us, agesUpTo(query, now)), delays.of(one)) === true)),
  );
}

/** What several PSPs owe of one payment is one row. */
function byPayment(owed: readonly Owed[]): Owed[] {
  const rows: Owed[] = [];
  for (const one of owed) {
    const last = rows.at(-1);
    if (last?.position === one.position) rows.splice(-1, 1, { ...last, amount: last.amount + one.amount });
    else rows.push(one);
  }
  return rows.filter(({ amount }) => amount !== 0n);
}

function isComplete({ db }: Books, query: AsOf): Promise<boolean> {
  return payoutsComplete(db, momentOf(query));
}

/** Ages of a day that is not over are those of now. */
function agesUpTo(query: AsOf, now: number): number {
  return Math.min(now, Math.floor(momentOf(query) / 1000));
}

function momentOf({ as_of }: AsOf): number {
  return micros(as_of) ?? 0;
}

function micros(time: string | undefined): number | null {
  return time === undefined ? null : parseMicros(time);
}
