import { fc } from '#test/support/properties.ts';
import { expect, test } from 'vitest';
import type { DelayReport, FeesReport, PaidOutReport } from '#contract/reports.ts';
import type { UnsettledGroups } from '#contract/settlement.ts';
import { formatDecimal } from '#domain/money.ts';
import { knownSoFar } from '#web/charts/chart-data.ts';
import { delayData, delaySummary } from '#web/features/reports/delay-data.ts';
import { feeData, feeSummary } from '#web/features/reports/fee-data.ts';
import { reportCurrencies } from '#web/features/reports/report-currencies.ts';
import { paidOutData, paidOutSummary, paidOutTotals } from '#web/features/reports/paid-out-data.ts';
import { unsettledData, unsettledSummary } from '#web/features/reports/unsettled-data.ts';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const WHEN = { zone: 'UTC', now: NOW, bucket: 'day' } as const;
const ABOUT = {
  period: { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z', zone: 'UTC' },
  complete: true,
  coverage: { complete: true, indexed: 1, upstream_total: 1, oldest: null, as_of: null },
};
const BLANK = { refunds: '0', chargebacks: '0', adjustments: '0', reserve: '0' };

function arrived(date: string, amount: string, sales: string, fees: string) {
  const from = `2026-11-${date}T00:00:00Z`;
  const to = new Date(Date.parse(from) + 86_400_000).toISOString();
  return { from, to, finished: true, count: 1, amount, parts: { ...BLANK, sales, fees } };
}

const PAID_OUT: PaidOutReport = {
  ...ABOUT,
  series: [
    { currency: 'EUR', gateway: 'adyen', buckets: [arrived('10', '98.00', '100.00', '-2.00')] },
    {
      currency: 'EUR',
      gateway: 'stripe',
      buckets: [arrived('10', '48.50', '50.00', '-1.50'), arrived('11', '9.90', '10.00', '-0.10')],
    },
    { currency: 'JPY', gateway: 'adyen', buckets: [arrived('10', '980', '1000', '-20')] },
  ],
};

test('what arrived from several PSPs on one day is one column, part by part', () => {
  const { points, series } = paidOutData(PAID_OUT, { currency: 'EUR' }, WHEN);
  expect(series.map(({ name }) => name)).toEqual(['Sales', 'Fees']);
  expect(points.map(({ total }) => total)).toEqual(['146.50 EUR', '9.90 EUR']);
  expect(points[0]?.values).toEqual({
    sales: { text: '150.00 EUR', size: 150 },
    fees: { text: '\u22123.50 EUR', size: -3.5 },
  });
  expect(points[0]?.href).toMatch(/^\/payouts\?currency=EUR&.*settled_gte=2026-11-10/);
});

test('one PSP or another currency is drawn by itself', () => {
  const stripe = paidOutData(PAID_OUT, { currency: 'EUR', gateway: 'stripe' }, WHEN);
  expect(stripe.points.map(({ total }) => total)).toEqual(['48.50 EUR', '9.90 EUR']);
  expect(paidOutData(PAID_OUT, { currency: 'JPY' }, WHEN).points[0]?.values['sales']?.text).toBe('1,000 JPY');
  expect(paidOutData(PAID_OUT, { currency: 'GBP' }, WHEN).points).toEqual([]);
});

test('the summary tells how much, in how many payouts, and when most of it came', () => {
  expect(paidOutSummary(PAID_OUT, { currency: 'EUR' }, WHEN)).toBe(
    '€156.40 in 3 payouts; most of it on Tuesday 10 November, €146.50.',
  );
  expect(paidOutSummary(PAID_OUT, { currency: 'GBP' }, WHEN)).toBe('No payout in GBP arrived.');
});

test('totals are exact, whatever the amounts', () => {
  const cents = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n });
  fc.assert(
    fc.property(fc.array(cents, { maxLength: 30 }), (amounts) => {
      const decimal = (minor: bigint) => formatDecimal({ minor, currency: 'EUR' });
      const buckets = amounts.map((each) => arrived('10', decimal(each), '0', '0'));
      const report = { ...ABOUT, series: [{ currency: 'EUR', gateway: null, buckets }] };
      expect(paidOutTotals(report, { currency: 'EUR' }).amount).toBe(
        decimal(amounts.reduce((sum, each) => sum + each, 0n)),
      );
    }),
  );
});

const FEES: FeesReport = {
  ...ABOUT,
  rows: [
    { currency: 'EUR', gateway: 'adyen', payouts: 2, sales: '100000.00', fees: '1200.00' },
    { currency: 'EUR', gateway: null, payouts: 1, sales: '1000.00', fees: '34.10' },
    { currency: 'EUR', gateway: 'nets', payouts: 1, sales: '0.00', fees: '5.00' },
    { currency: 'SEK', gateway: 'adyen', payouts: 1, sales: '10.00', fees: '1.00' },
  ],
};

test('the dearest PSP comes first, and one that sold nothing has no rate', () => {
  const { points } = feeData(FEES, 'EUR');
  expect(points.map(({ title, total }) => [title, total])).toEqual([
    ['PSP not named', '3.41%'],
    ['Adyen', '1.20%'],
  ]);
  expect(points[1]?.values['rate']?.text).toBe('1,200.00 of 100,000.00 EUR');
  expect(feeSummary(FEES, 'EUR')).toBe(
    'PSP not named takes most, 3.41% of its sales; Adyen least, 1.20%. All together 1.22%.',
  );
  expect(feeSummary(FEES, 'SEK')).toBe('Adyen takes 10.00% of its sales.');
  expect(feeSummary(FEES, 'USD')).toBe('No PSP paid out sales in USD.');
});

test('a PSP with too little history has no dots, and says so', () => {
  const report: DelayReport = {
    ...ABOUT,
    rows: [
      { gateway: 'adyen', delay: { usual_days: 2, slow_days: 4 }, days: [{ days: 2, count: 30 }] },
      { gateway: 'worldpay', delay: { usual_days: 6, slow_days: 9 }, days: [{ days: 6, count: 41 }] },
      { gateway: 'klarna', delay: null, days: [{ days: 1, count: 3 }] },
    ],
  };
  const { points } = delayData(report);
  expect(points.map(({ total }) => total)).toEqual(['30 payments', '41 payments', 'too few yet']);
  expect(points[0]?.values).toEqual({
    usual: { text: '2 days', size: 2 },
    slow: { text: '4 days', size: 4 },
  });
  expect(points[2]?.values).toEqual({});
  expect(delaySummary(report)).toBe('Adyen is quickest, usually 2 days; Worldpay slowest, usually 6 days.');
});

const UNSETTLED: UnsettledGroups = {
  complete: true,
  groups: [
    {
      gateway: 'worldpay',
      currency: 'EUR',
      count: 3,
      amount: '2112.00',
      late_amount: '612.00',
      delay: { usual_days: 4, slow_days: 6 },
      ages: [
        { from_days: 0, to_days: 3, count: 2, amount: '1500.00' },
        { from_days: 11, to_days: null, count: 1, amount: '612.00' },
      ],
    },
  ],
};

test('what is later than its PSP is slow is drawn as late, and leads to those payments', () => {
  const { points, series, also } = unsettledData(UNSETTLED, 'EUR', NOW);
  expect(series.map(({ name }) => name)).toEqual(['0 to 2 days', 'Over 10 days']);
  expect(also?.map(({ fill }) => fill)).toEqual(['late']);
  expect(points[0]?.values['0']).toMatchObject({ text: '1,500.00 EUR', fill: undefined });
  expect(points[0]?.values['11']).toMatchObject({ text: '612.00 EUR', fill: 'late' });
  expect(points[0]?.values['11']?.href).toContain('captured_lt=2026-11-10T12');
  expect(unsettledSummary(UNSETTLED, 'EUR')).toBe('€2,112.00 is on its way; €612.00 of it is late.');
  expect(unsettledSummary(UNSETTLED, 'SEK')).toBe('Nothing in SEK is waiting for a payout.');
  expect(unsettledSummary({ ...UNSETTLED, complete: false }, 'EUR')).toMatch(/^Not certain yet/);
});

test('currencies come by their payouts over all PSPs, then those of which something only waits', () => {
  const series = [
    { ...PAID_OUT.series[0]!, currency: 'GBP', gateway: 'worldpay' },
    { ...PAID_OUT.series[0]!, currency: 'EUR', gateway: 'adyen' },
    { ...PAID_OUT.series[0]!, currency: 'EUR', gateway: 'stripe' },
  ];
  expect(reportCurrencies({ ...PAID_OUT, series }, UNSETTLED)).toEqual(['EUR', 'GBP']);
  expect(reportCurrencies(undefined, UNSETTLED)).toEqual(['EUR']);
});

test('nothing is not yet nothing while payouts are still being read', () => {
  const nothing = feeData({ ...FEES, rows: [] }, 'EUR');
  expect(knownSoFar(nothing, false)).toBeNull();
  expect(knownSoFar(nothing, true)).toBe(nothing);
  const some = paidOutData(PAID_OUT, { currency: 'EUR', gateway: undefined }, WHEN);
  expect(knownSoFar(some, false)).toBe(some);
});
