import { sql } from 'kysely';
import type { DelayReport, FeesReport, PaidOutReport } from '#contract/reports.ts';
import { formatDecimal } from '#domain/money.ts';
import { byPart } from '#domain/payout.ts';
import { usualDelay } from '#domain/settlement-delay.ts';
import { aboutReport } from './asked.ts';
import type { Asked } from './asked.ts';
import { amountOf, countOf, groupBy } from './group.ts';
import { paidPayouts, paidWithin, payoutsComplete } from './paid-payouts.ts';
import type { PaidPayout } from './paid-payouts.ts';
import { bucketText } from './report-period.ts';
import { eachInTurn } from './slices.ts';
import { matching } from './sums.ts';
import type { Source } from './sums.ts';

/** What arrived, by time, currency and PSP, stacked by part. A negative payout took money instead. */
export async function paidOut(source: Source, asked: Asked): Promise<PaidOutReport> {
  const { period, now } = asked;
  const accounts = byAccount(await paidPayouts(source, period.now));
  const times = period.buckets.map((bucket) => bucketText(bucket, now));
  const series = await eachInTurn(source.clock, accounts, times.length, ({ currency, gateway, payouts }) => {
    const byBucket = groupBy(payouts, ({ paidAt }) =>
      period.buckets.findLastIndex(({ from }) => from <= paidAt),
    );
    return {
      currency,
      gateway,
      buckets: times.map((time, index) => ({ ...time, ...bucketSums(byBucket.get(index) ?? [], currency) })),
    };
  });
  return { ...aboutReport(asked, await payoutsComplete(source.db, period.now.to)), series };
}

function bucketSums(payouts: readonly PaidPayout[], currency: string) {
  const text = (minor: bigint): string => formatDecimal({ minor, currency });
  return {
    count: payouts.length,
    amount: text(amountOf(payouts)),
    parts: byPart((part) => text(amountOf(payouts.map(({ parts }) => ({ amount: parts[part] }))))),
  };
}

/** What PSPs took of what they paid out: positive, unlike in a payout. */
export async function fees(source: Source, asked: Asked): Promise<FeesReport> {
  const { period } = asked;
  const payouts = await paidPayouts(source, period.now);
  return {
    ...aboutReport(asked, await payoutsComplete(source.db, period.now.to)),
    rows: byAccount(payouts).map(({ currency, gateway, payouts: own }) => {
      const sum = (part: 'sales' | 'fees'): bigint =>
        own.reduce((total, { parts }) => total + parts[part], 0n);
      return {
        currency,
        gateway,
        payouts: own.length,
        sales: formatDecimal({ minor: sum('sales'), currency }),
        fees: formatDecimal({ minor: -sum('fees'), currency }),
      };
    }),
  };
}

/** Payouts by currency and PSP, those with the most payouts first. */
function byAccount(payouts: readonly PaidPayout[]) {
  return [...groupBy(payouts, ({ currency, gateway }) => `${currency} ${gateway}`)]
    .toSorted(([a, as], [b, bs]) => bs.length - as.length || (a < b ? -1 : 1))
    .flatMap(([, own]) => {
      const [first] = own;
      if (first === undefined) return [];
      return [
        {
          currency: first.currency,
          gateway: first.gateway === '' ? null : first.gateway,
          payouts: own,
        },
      ];
    });
}

interface DelayRow {
  readonly gateway: string;
  readonly days: number;
  readonly count: number;
}

/** Whole days from capture to settlement, of the sales that arrived in the period. */
export async function delay(source: Source, asked: Asked): Promise<DelayReport> {
  const { db, filters } = source;
  const { rows } = await sql<DelayRow>`
    select d.gateway, d.days, sum(d.count) as count from payout p cross join payout_delay d
    where ${paidWithin(asked.period.now)} and d.payout = p.position and ${matching('d', filters)}
    group by d.gateway, d.days order by d.days`.execute(db);
  return {
    ...aboutReport(asked, await payoutsComplete(db, asked.period.now.to)),
    rows: [...groupBy(rows, ({ gateway }) => gateway)]
      .toSorted(([a, as], [b, bs]) => countOf(bs) - countOf(as) || (a < b ? -1 : 1))
      .map(([gateway, own]) => {
        const usual = usualDelay(new Map(own.map(({ days, count }) => [days, count])));
        return {
          gateway: gateway === '' ? null : gateway,
          delay: usual && { usual_days: usual.usual, slow_days: usual.slow },
          days: own.map(({ days, count }) => ({ days, count })),
        };
      }),
  };
}
