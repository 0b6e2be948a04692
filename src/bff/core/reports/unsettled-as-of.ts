import type { Kysely } from 'kysely';
import type { UnsettledGroups, UnsettledPage, UnsettledQuery } from '#contract/settlement.ts';
import { ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { parseMicros } from '#domain/time.ts';
import { readCoverage } from '../mirror/coverage.ts';
import type { UnknownCursor } from '../mirror/lists/lists.ts';
import { accountSpans } from '../settlement/account-spans.ts';
import type { UnsettledFilters } from '../settlement/account-spans.ts';
import { readTurn } from '../settlement/capture-order.ts';
import { usualDelays } from '../settlement/delays.ts';
import type { Delays } from '../settlement/delays.ts';
import { isOwedWanted, storeWanted } from '../settlement/owed-store.ts';
import { toGroups } from '../settlement/unsettled-groups.ts';
import { toRows } from '../settlement/unsettled.ts';
import type { Schema } from '../store/schema.ts';
import { owedPage, owedSums } from './owed.ts';
import type { OwedQuestion } from './owed.ts';
import { payoutsComplete } from './paid-payouts.ts';
import type { Source } from './sums.ts';

type Books = Omit<Source, 'filters'>;
type AsOf = UnsettledFilters & { readonly as_of: string };

/**
 * One page of what was unsettled at a moment, in the order of the captures. Late is what was so by then, as PSPs are
 * known today.
 * @param now epoch milliseconds by ProcessOut's clock
 */
export async function listUnsettledAsOf(
  books: Books,
  query: UnsettledQuery & { readonly as_of: string },
  now: number,
): Promise<Result<UnsettledPage, UnknownCursor>> {
  const { db } = books;
  const { limit, order } = query;
  await catchUp(db);
  const turn = await readTurn(db, 'owed', query);
  if (!turn.ok) return turn;
  const coverage = await readCoverage(db);
  const complete = coverage.complete && (await isComplete(books, query));
  const delays = await usualDelays(db);
  const question = await questionOf(books, query, delays, now);
  const { payments, total } = await owedPage(question, turn.value);
  const page = payments.slice(0, limit);
  if (query.end_before !== undefined) page.reverse();
  return ok({
    unsettled: await toRows(db, page, delays, agesUpTo(query, now)),
    count: page.length,
    has_more: payments.length > limit,
    limit,
    order,
    total_count: total,
    coverage: { ...coverage, complete },
  });
}

/**
 * The same by PSP and currency: each comes to the figure of a report. A payment that another PSP than its own paid out
 * stands with both.
 * @param now epoch milliseconds by ProcessOut's clock
 */
export async function groupUnsettledAsOf(books: Books, query: AsOf, now: number): Promise<UnsettledGroups> {
  await catchUp(books.db);
  const complete = (await readCoverage(books.db)).complete && (await isComplete(books, query));
  const delays = await usualDelays(books.db);
  const sums = await owedSums(await questionOf(books, query, delays, now), agesUpTo(query, now) * 1000);
  return { groups: toGroups(sums, delays), complete };
}

async function questionOf(books: Books, query: AsOf, delays: Delays, now: number): Promise<OwedQuestion> {
  const spans = await accountSpans(books.db, 'owed', query, { delays, now: agesUpTo(query, now) });
  return { ...books, moment: momentOf(query), spans, onlyOwing: query.late !== undefined };
}

/** What has just changed is worked out before it is asked about, as long as it is little. */
async function catchUp(db: Kysely<Schema>): Promise<void> {
  if (await isOwedWanted(db)) await storeWanted(db);
}

async function isComplete({ db }: Books, query: AsOf): Promise<boolean> {
  return (await payoutsComplete(db, momentOf(query))) && !(await isOwedWanted(db));
}

/** Ages of a day that is not over are those of now. */
function agesUpTo(query: AsOf, now: number): number {
  return Math.min(now, Math.floor(momentOf(query) / 1000));
}

function momentOf({ as_of }: AsOf): number {
  return parseMicros(as_of) ?? 0;
}
