import { fc } from '#test/support/properties.ts';
import { expect, test } from 'vitest';
import {
  bucketOf,
  lengthOf,
  monthDays,
  periodDays,
  periodParams,
  readPeriod,
} from '#web/common/period/period.ts';

const NOW = Date.parse('2026-11-21T23:30:00Z');

test('a name moves with the clock, in the zone of the reader', () => {
  expect(periodDays({ period: '7d' }, '30d', 'UTC', NOW)).toEqual({ from: '2026-11-15', to: '2026-11-21' });
  expect(periodDays({ period: '7d' }, '30d', 'Europe/Paris', NOW)).toEqual({
    from: '2026-11-16',
    to: '2026-11-22',
  });
  expect(lengthOf(periodDays({}, '30d', 'UTC', NOW))).toBe(30);
  expect(periodDays({ period: 'month' }, '30d', 'UTC', NOW)).toEqual({
    from: '2026-11-01',
    to: '2026-11-21',
  });
  expect(periodDays({ period: 'last-month' }, '30d', 'UTC', NOW)).toEqual({
    from: '2026-10-01',
    to: '2026-10-31',
  });
});

test('days of an address stay, and what is no period is left out', () => {
  expect(readPeriod({ from: '2026-02-01', to: '2026-02-14', period: 'fortnight' })).toEqual({
    from: '2026-02-01',
    to: '2026-02-14',
  });
  for (const [from, to] of [
    ['2026-02-14', '2026-02-01'],
    ['2026-02-30', '2026-03-01'],
    ['2020-01-01', '2026-01-01'],
    ['yesterday', 'today'],
  ])
    expect(readPeriod({ from, to })).toEqual({});
  expect(readPeriod({ from: '2026-02-01' })).toEqual({});
});

test('a period is asked for from midnight to midnight, also when clocks change in it', () => {
  expect(periodParams({ from: '2026-10-25', to: '2026-10-25' }, 'Europe/Paris')).toEqual({
    period_gte: '2026-10-24T22:00:00.000Z',
    period_lt: '2026-10-25T23:00:00.000Z',
    zone: 'Europe/Paris',
  });
});

test('no period has more points than can be told apart', () => {
  const day = fc
    .integer({ min: 0, max: 2000 })
    .map((days) => new Date(days * 86_400_000 + 1.6e12).toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, day, (a, b) => {
      const days = { from: a < b ? a : b, to: a < b ? b : a };
      const per = { day: 1, week: 7, month: 28 }[bucketOf(days)];
      if (lengthOf(days) <= 3 * 365) expect(lengthOf(days) / per).toBeLessThanOrEqual(40);
    }),
  );
});

test('a month has all of its days', () => {
  expect(monthDays('2028-02')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
  expect(monthDays('2026-12')).toEqual({ from: '2026-12-01', to: '2026-12-31' });
});
