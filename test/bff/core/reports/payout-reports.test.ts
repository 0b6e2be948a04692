import { fc } from '#test/support/properties.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { delayReport, feesReport, paidOutReport } from '#contract/reports.ts';
import type { PaidOutReport } from '#contract/reports.ts';
import { formatDecimal, money } from '#domain/money.ts';
import { startBff } from '../../support/start-bff.ts';
import type { TestBff } from '../../support/start-bff.ts';
import { payoutsSynced } from '../payouts/payouts-support.ts';
import { readBooks, us } from './naive-payouts.ts';
import type { Arrived, Books } from './naive-payouts.ts';
import { periods, reportPath } from './questions.ts';
import type { Question } from './questions.ts';

const DAY_US = 86_400_000_000;
const FIELDS = {
  sales: 'sales_volume',
  refunds: 'refunds_volume',
  chargebacks: 'chargebacks_volume',
  fees: 'fees',
  adjustments: 'adjustments',
  reserve: 'reserve',
} as const;

type Span = PaidOutReport['period'] | PaidOutReport['series'][number]['buckets'][number];

describe('what arrived, what it cost and how long it took', () => {
  let bff: TestBff;
  let books: Books;

  beforeAll(async () => {
    bff = await startBff({ seed: 'sorted', size: 400, payouts: 'planted' });
    await payoutsSynced(bff);
    books = await readBooks(bff.simulator);
  });
  afterAll(() => bff.stop());

  const arrivedIn = ({ from, to }: Span, { currency, gateway }: Question): Arrived[] =>
    books.arrived.filter(
      (one) =>
        one.at >= us(from) &&
        one.at < us(to) &&
        (currency?.includes(one.payout.currency) ?? true) &&
        (gateway?.includes(one.gateway) ?? true),
    );
  const sum = (payouts: readonly Arrived[], field: (typeof FIELDS)[keyof typeof FIELDS] | 'amount'): bigint =>
    payouts.reduce((total, { payout }) => total + money(payout[field] ?? '0', payout.currency).minor, 0n);
  const accountOf = ({ payout, gateway }: Arrived): string => `${payout.currency} ${gateway}`;
  const ever = (): Question => ({
    period_gte: new Date(bff.clock.now() - 1_000 * 86_400_000).toISOString(),
    period_lt: new Date(bff.clock.now()).toISOString(),
    zone: 'Europe/Stockholm',
    bucket: 'month',
  });

  it('agree with plain arithmetic, whatever the period', async () => {
    await fc.assert(
      fc.asyncProperty(periods(bff.clock.now()), async (question) => {
        const paid = paidOutReport.parse(await bff.read(reportPath('paid-out', question)));
        const fees = feesReport.parse(await bff.read(reportPath('fees', question)));
        const all = arrivedIn(paid.period, question);
        const accounts = new Set(all.map(accountOf));
        expect(paid.complete).toBe(true);
        expect(new Set(paid.series.map((one) => `${one.currency} ${one.gateway}`))).toEqual(accounts);
        for (const { currency, gateway, buckets } of paid.series)
          for (const bucket of buckets) {
            const own = arrivedIn(bucket, { ...question, currency: [currency], gateway: [gateway ?? ''] });
            const text = (minor: bigint): string => formatDecimal({ minor, currency });
            expect(bucket).toMatchObject({ count: own.length, amount: text(sum(own, 'amount')) });
            for (const part of Object.keys(FIELDS) as (keyof typeof FIELDS)[])
              expect(bucket.parts[part]).toBe(text(sum(own, FIELDS[part])));
          }
        expect(new Set(fees.rows.map((one) => `${one.currency} ${one.gateway}`))).toEqual(accounts);
        for (const row of fees.rows) {
          const own = all.filter((one) => accountOf(one) === `${row.currency} ${row.gateway}`);
          expect(row).toMatchObject({
            payouts: own.length,
            sales: formatDecimal({ minor: sum(own, 'sales_volume'), currency: row.currency }),
            fees: formatDecimal({ minor: -sum(own, 'fees'), currency: row.currency }),
          });
        }
      }),
      { numRuns: 20 },
    );
  });

  it('leave no payout out of the whole of time', async () => {
    const { series } = paidOutReport.parse(await bff.read(reportPath('paid-out', ever())));
    const counted = series.flatMap(({ buckets }) => buckets.map(({ count }) => count));
    expect(counted.reduce((total, count) => total + count, 0)).toBe(books.arrived.length);
    expect(books.arrived.length).toBeGreaterThan(20);
  });

  it('count whole days from capture to settlement, a sale for each of its rows', async () => {
    const { rows } = delayReport.parse(await bff.read(reportPath('delay', ever())));
    for (const { gateway, days, delay } of rows) {
      const own = books.arrived.flatMap(({ rows: items, at }) =>
        items
          .filter(({ type, payment }) => type === 'sale' && payment?.gateway_name === gateway)
          .map(({ payment }) => Math.floor((at - us(payment?.captured_at ?? '')) / DAY_US)),
      );
      const tally = new Map<number, number>();
      for (const one of own) tally.set(one, (tally.get(one) ?? 0) + 1);
      expect(new Map(days.map((one) => [one.days, one.count]))).toEqual(tally);
      expect(delay === null).toBe(own.length < 20);
    }
    expect(rows.some(({ delay }) => delay !== null)).toBe(true);
  });

  it('say nothing of a time when nothing arrived', async () => {
    const long = { period_gte: '2009-01-01T00:00:00Z', period_lt: '2009-02-01T00:00:00Z', zone: 'UTC' };
    expect(await bff.read(reportPath('paid-out', long))).toMatchObject({ series: [], complete: true });
    expect(await bff.read(reportPath('fees', long))).toMatchObject({ rows: [] });
    expect(await bff.read(reportPath('delay', long))).toMatchObject({ rows: [] });
    expect(await bff.read(reportPath('month-end', long))).toMatchObject({ accounts: [], totals: [] });
  });
});
