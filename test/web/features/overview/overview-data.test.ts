import { expect, test } from 'vitest';
import type { OverviewReport } from '#contract/reports.ts';
import { approvalData, approvalSummary } from '#web/features/overview/approval-data.ts';
import { rateNote, rateText } from '#web/features/overview/rate-note.ts';
import { volumeData, volumeSummary } from '#web/features/overview/volume-data.ts';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const WHEN = { zone: 'UTC', now: NOW, bucket: 'day' } as const;

function day(date: string, captured: string, refunded: string, finished = true) {
  const from = `2026-11-${date}T00:00:00Z`;
  return {
    from,
    to: new Date(Date.parse(from) + 86_400_000).toISOString(),
    finished,
    captured,
    refunded,
  };
}

const VOLUME = {
  currency: 'EUR',
  captured: '25700.00',
  captured_before: '20000.00',
  refunded: '600.00',
  refunded_before: '0.00',
  buckets: [
    day('19', '6100.00', '0.00'),
    day('20', '13400.00', '600.00'),
    day('21', '6200.00', '0.00', false),
  ],
};

test('captured stands above the line, refunded below it, and today is told apart', () => {
  const { points, also } = volumeData(VOLUME, WHEN);
  expect(points.map(({ tick }) => tick)).toEqual(['19 Nov', '20', '21']);
  expect(points[1]?.title).toBe('Friday 20 November');
  expect(points[1]?.values).toMatchObject({
    captured: { text: '13,400.00 EUR', size: 13_400, fill: undefined },
    refunded: { text: '\u2212600.00 EUR', size: -600 },
  });
  expect(points[0]?.values['refunded']?.text).toBe('0.00 EUR');
  expect(points[2]?.title).toBe('Saturday 21 November, so far');
  expect(points[2]?.values['captured']?.fill).toBe('lines');
  expect(also).toEqual([{ name: 'Today so far', fill: 'lines' }]);
});

test('a mark opens the payments of its day and currency', () => {
  const href = volumeData(VOLUME, WHEN).points[1]?.href ?? '';
  const params = new URLSearchParams(href.split('?')[1]);
  expect(href).toMatch(/^\/transactions\?/);
  expect(params.getAll('currency')).toEqual(['EUR']);
});

test('the summary tells the least and the most of the days that are over', () => {
  expect(volumeSummary(VOLUME, WHEN)).toBe(
    'Between €6,100.00 on Thursday 19 November and €13,400.00 on Friday 20 November. Today so far €6,200.00.',
  );
  expect(volumeSummary({ ...VOLUME, buckets: VOLUME.buckets.slice(2) }, WHEN)).toBe(
    'Today so far €6,200.00.',
  );
  expect(volumeSummary({ ...VOLUME, buckets: [] }, WHEN)).toBe('Nothing was captured.');
});

const NONE = { now: null, before: null, direction: null };
const rate = (part: number, of: number) => ({ now: { part, of }, before: null, direction: null });

const REPORT: OverviewReport = {
  period: { from: '2026-11-14T00:00:00Z', to: '2026-11-21T00:00:00Z', zone: 'UTC' },
  complete: true,
  coverage: { complete: true, indexed: 9, upstream_total: 9, oldest: null, as_of: null },
  before: { from: '2026-11-07T00:00:00Z', to: '2026-11-14T00:00:00Z' },
  volumes: [],
  rates: { approval: NONE, refund: NONE, dispute: NONE },
  psps: [
    {
      gateway: 'adyen',
      attempts: 1000,
      approval: rate(882, 1000),
      first_try: { part: 9, of: 10 },
      retry: null,
    },
    {
      gateway: 'checkoutcom',
      attempts: 200,
      approval: rate(159, 200),
      first_try: null,
      retry: { part: 3, of: 4 },
    },
  ],
  saved_by_retry: 143,
};

test('each PSP has a dot for what came first and one for what came after a decline', () => {
  const { points } = approvalData(REPORT);
  expect(points.map(({ title, total }) => [title, total])).toEqual([
    ['Adyen', '88.2%'],
    ['Checkout.com', '79.5%'],
  ]);
  expect(points[0]?.values).toEqual({ first: { text: '90.0% of 10', size: 90 } });
  expect(points[1]?.values).toEqual({ retry: { text: '75.0% of 4', size: 75 } });
});

test('the summary names who approves most and least', () => {
  expect(approvalSummary(REPORT)).toBe(
    'Adyen approves most, 88.2%; Checkout.com least, 79.5%. 143 payments were saved by a retry.',
  );
  expect(approvalSummary({ ...REPORT, psps: [] })).toBe('No PSP was asked.');
});

test('a rate is held against the one before, where there is one', () => {
  const both = { now: { part: 945, of: 1000 }, before: { part: 941, of: 1000 }, direction: 'up' as const };
  expect([rateText(both), rateNote(both)]).toEqual(['94.5%', '+0.4 points, was 94.1%']);
  expect([rateText(NONE), rateNote(NONE)]).toEqual(['none', 'nothing to hold it against']);
  expect(rateNote({ ...both, now: null, direction: null })).toBe('was 94.1%');
});
