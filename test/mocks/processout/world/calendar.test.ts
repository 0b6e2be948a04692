import { fc } from '#test/support/properties.ts';
import { describe, expect, it } from 'vitest';
import { createCalendar } from '#mocks/processout/world/calendar.ts';
import { DAY, HOUR, NOW_MICROS } from './support.ts';

const SIZES = [1, 2, 7, 200, 5_000, 100_000, 1_000_000, 3_000_000];
const anyTime = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2035, 0, 1) }).map((ms) => ms * 1000);

describe('the calendar of payments', () => {
  it('is strictly increasing and never later than now', () => {
    const place = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...SIZES), anyTime, fc.nat(), place, (size, now, seed, share) => {
        const calendar = createCalendar(size, now, seed);
        const from = Math.floor(share * Math.max(0, size - 50));
        const times = Array.from({ length: Math.min(50, size) }, (_, n) => calendar.timeOf(from + n));
        for (const [n, time] of times.entries()) {
          expect(Number.isSafeInteger(time)).toBe(true);
          expect(time).toBeGreaterThanOrEqual(n === 0 ? calendar.start : times[n - 1]! + 1);
          expect(time).toBeLessThan(now);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('knows how many payments there were at a time, to within one', () => {
    const calendar = createCalendar(5_000, NOW_MICROS, 7);
    for (let index = 0; index < 5_000; index += 37) {
      expect(Math.abs(calendar.indexAt(calendar.timeOf(index)) - index)).toBeLessThanOrEqual(1);
    }
    expect(calendar.indexAt(0)).toBe(0);
    expect(calendar.indexAt(NOW_MICROS + DAY)).toBe(5_000);
  });

  it.each([
    [200, 10],
    [5_000, 150],
    [100_000, 425],
    [1_000_000, 730],
  ])('%d payments reach back about %d days', (size, days) => {
    const reach = (NOW_MICROS - createCalendar(size, NOW_MICROS, 1).timeOf(0)) / DAY;
    expect(reach).toBeGreaterThan(days * 0.93);
    expect(reach).toBeLessThanOrEqual(days + 1);
  });

  it.each([200, 5_000, 100_000])('%d payments leave the last day and week well filled', (size) => {
    for (const hour of [0, 4, 9, 14, 21]) {
      const now = NOW_MICROS + hour * HOUR;
      const calendar = createCalendar(size, now, 3);
      expect(now - calendar.timeOf(size - 1)).toBeLessThan(3 * 60_000_000);
      expect(size - calendar.indexAt(now - DAY)).toBeGreaterThan(15);
      expect(size - calendar.indexAt(now - 7 * DAY)).toBeGreaterThan(100);
    }
  });
});
