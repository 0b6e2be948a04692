import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { PayoutCountQuery } from '#contract/payout-filters.ts';
import type { PayoutCount, PayoutTotal } from '#contract/payout.ts';
import { formatDecimal } from '#domain/money.ts';
import { settles } from '#domain/payout.ts';
import type { PayoutStatus } from '#domain/payout.ts';
import { ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import type { Schema } from '../../store/schema.ts';
import type { UnknownCursor } from '../lists/lists.ts';
import { matchingRows } from '../resources/resource-lists.ts';
import { filtersOf } from './payout-lists.ts';
import { PAYOUTS } from './payouts.ts';

type Db = Kysely<Schema>;

/** Payouts of one status and currency together. Sums travel as text: they may be larger than a number can hold. */
interface Group {
  readonly status: PayoutStatus;
  readonly currency: string;
  readonly count: number;
  readonly amount: string;
  readonly fees: string;
  readonly unexplained: string;
  readonly unproved: number;
}

/** The filtered list in numbers; `end_before` counts only those newer than one. */
export async function countPayouts(
  db: Db,
  query: PayoutCountQuery,
): Promise<Result<PayoutCount, UnknownCursor>> {
  const { end_before, status, ...others } = query;
  const matching = await matchingRows(db, PAYOUTS, end_before, filtersOf(others));
  if (!matching.ok) return matching;
  const all = matching.value === null ? [] : await groupsOf(db, matching.value);
  const wanted = all.filter((group) => status === undefined || status.includes(group.status));
  return ok({
    total_count: countOf(wanted),
    by_status: Object.fromEntries([...grouped(all, 'status')].map(([name, some]) => [name, countOf(some)])),
    totals: [...grouped(wanted, 'currency')]
      .map(([currency, some]) => totalOf(currency, some))
      .sort((a, b) => b.count - a.count || (a.currency < b.currency ? -1 : 1)),
  });
}

async function groupsOf(db: Db, matching: RawBuilder<unknown>): Promise<Group[]> {
  const { rows } = await sql<Group>`
    select p.status, p.currency, count(*) as count,
      cast(sum(p.amount) as text) as amount, cast(sum(coalesce(p.fees, 0)) as text) as fees,
      cast(sum(abs(cast(coalesce(r.unexplained, '0') as bigint))) as text) as unexplained,
      count(*) - count(r.payout) as unproved
    from payout p left join payout_proof r on r.payout = p.position
    where p.position in (${matching}) group by p.status, p.currency`.execute(db);
  return rows;
}

function grouped(groups: readonly Group[], by: 'status' | 'currency'): Map<string, Group[]> {
  const found = new Map<string, Group[]>();
  for (const group of groups) found.set(group[by], [...(found.get(group[by]) ?? []), group]);
  return found;
}

function totalOf(currency: string, groups: readonly Group[]): PayoutTotal {
  const paid = groups.filter(({ status }) => settles(status));
  const sum = (some: readonly Group[], of: 'amount' | 'fees' | 'unexplained'): string => {
    const minor = some.reduce((total, group) => total + BigInt(group[of]), 0n);
    return formatDecimal({ minor, currency });
  };
  return {
    currency,
    count: countOf(paid),
    amount: sum(paid, 'amount'),
    fees: sum(paid, 'fees'),
    pending: sum(
      paid.filter(({ status }) => status !== 'received'),
      'amount',
    ),
    unexplained: sum(paid, 'unexplained'),
    unproved: paid.reduce((total, { unproved }) => total + unproved, 0),
    failed_count: countOf(groups) - countOf(paid),
  };
}

function countOf(groups: readonly Pick<Group, 'count'>[]): number {
  return groups.reduce((total, { count }) => total + count, 0);
}
