import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { UnsettledGroup, UnsettledGroups } from '#contract/settlement.ts';
import { formatDecimal } from '#domain/money.ts';
import { pspOf } from '#domain/psp.ts';
import { isLate } from '#domain/settlement-delay.ts';
import { readCoverage } from '../mirror/coverage.ts';
import { groupBy } from '../reports/group.ts';
import { larger } from '../store/extremes.ts';
import { byIndex } from '../store/index-hints.ts';
import type { Schema } from '../store/schema.ts';
import { accountSpans, inSpan, spansAs } from './account-spans.ts';
import type { UnsettledFilters } from './account-spans.ts';
import { DAY_US, toDelay, usualDelays } from './delays.ts';
import type { Delays } from './delays.ts';
import { payoutsAreComplete } from './payouts-complete.ts';

type Db = Kysely<Schema>;

/** Ages begin here, in whole days since capture; the last one has no end. */
const AGES = [0, 2, 4, 8, 15, 31] as const;

/** What waits at one PSP in one currency since so many days; minor units as text. */
export interface Waiting {
  readonly gateway: string;
  readonly currency: string;
  readonly days: number;
  readonly count: number;
  readonly amount: string;
}

/**
 * What was captured and is in no payout, by PSP and currency, the most first.
 * @param now epoch milliseconds by ProcessOut's clock
 */
export async function groupUnsettled(
  db: Db,
  filters: UnsettledFilters,
  now: number,
): Promise<UnsettledGroups> {
  const complete = (await readCoverage(db)).complete && (await payoutsAreComplete(db));
  const delays = await usualDelays(db);
  const spans = await accountSpans(db, 'unsettled', filters, { delays, now });
  const { rows } = await sql<Waiting>`
    with ${spansAs(spans)}
    select u.gateway, u.currency,
      ${larger(sql`0`, sql`cast((${now * 1000} - u.captured_us) / ${DAY_US} as bigint)`)} as days,
      count(*) as count, cast(sum(u.amount) as text) as amount
    from a cross join ${byIndex('unsettled', 'u', 'unsettled_account')} where ${inSpan('u')}
    group by u.gateway, u.currency, days order by u.gateway, u.currency, days`.execute(db);
  return { groups: toGroups(rows, delays), complete };
}

/** Groups by PSP and currency, those of the most payments first; their rows in any order. */
export function toGroups(rows: readonly Waiting[], delays: Delays): UnsettledGroup[] {
  return [...groupBy(rows, ({ gateway, currency }) => `${gateway} ${currency}`).values()]
    .flatMap((some) => toGroup(some, delays))
    .sort((a, b) => b.count - a.count || (a.gateway + a.currency < b.gateway + b.currency ? -1 : 1));
}

function toGroup(rows: readonly Waiting[], delays: Delays): UnsettledGroup[] {
  const [first] = rows;
  if (first === undefined) return [];
  const { gateway, currency } = first;
  const delay = delays.of({ gateway, currency });
  const text = (some: readonly Waiting[]): string =>
    formatDecimal({ minor: some.reduce((sum, { amount }) => sum + BigInt(amount), 0n), currency });
  return [
    {
      gateway: pspOf(gateway),
      currency,
      count: countOf(rows),
      amount: text(rows),
      late_amount:
        delay === null
          ? null
          : text(rows.filter(({ days, amount }) => isLate(days, delay) && !amount.startsWith('-'))),
      delay: toDelay(delay),
      ages: AGES.map((from, n) => {
        const to = AGES[n + 1] ?? null;
        const some = rows.filter(({ days }) => days >= from && (to === null || days < to));
        return { from_days: from, to_days: to, count: countOf(some), amount: text(some) };
      }),
    },
  ];
}

function countOf(rows: readonly Waiting[]): number {
  return rows.reduce((sum, { count }) => sum + count, 0);
}
