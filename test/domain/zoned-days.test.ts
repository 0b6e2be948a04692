import { fc } from '#test/support/properties.ts';
import { describe, expect, it } from 'vitest';
import { zoneOffset } from '#bff/core/reports/zone.ts';
import { cutByCalendar, dayOf, startOfDay, stretchBefore } from '#domain/zoned-days.ts';
import type { OffsetAt } from '#domain/zoned-days.ts';

const clocks = (zone: string): OffsetAt => {
  const offset = zoneOffset(zone);
  if (offset === null) throw new RangeError(zone);
  return offset;
};

/** Clocks that change at one, at midnight and over it, by half an hour, and that skipped a whole day. */
const ZONES = [
  'UTC',
  'Europe/Stockholm',
  'America/Sao_Paulo',
  'America/Havana',
  'Atlantic/Azores',
  'Asia/Beirut',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Pacific/Kiritimati',
].map((zone) => ({ zone, offsetAt: clocks(zone) }));

const zone = fc.constantFrom(...ZONES);
const moment = fc.integer({ min: Date.UTC(2009, 0, 1), max: Date.UTC(2030, 0, 1) });
const stretch = fc
  .tuple(moment, fc.integer({ min: 1, max: 500 * 86_400_000 }))
  .map(([from, length]) => ({ from, to: from + length }));

const iso = (at: number): string => new Date(at).toISOString();

describe('the first moment of a day', () => {
  it('is in the day, and the one before it is not', () => {
    fc.assert(
      fc.property(zone, moment, ({ offsetAt }, at) => {
        const day = dayOf(at, offsetAt);
        const start = startOfDay(day, offsetAt);
        expect(dayOf(start, offsetAt)).toBe(day);
        expect(dayOf(start - 1, offsetAt) < day).toBe(true);
        expect(start).toBeLessThanOrEqual(at);
      }),
      { numRuns: 500 },
    );
  });

  it('comes late where clocks skip midnight, and first where they go back over it', () => {
    expect(iso(startOfDay('2018-11-04', clocks('America/Sao_Paulo')))).toBe('2018-11-04T03:00:00.000Z');
    expect(iso(startOfDay('2026-11-01', clocks('America/Havana')))).toBe('2026-11-01T04:00:00.000Z');
    expect(iso(startOfDay('2011-12-31', clocks('Pacific/Apia')))).toBe('2011-12-30T10:00:00.000Z');
  });
});

describe('a stretch cut by the calendar', () => {
  it('has no gaps, no overlaps, and cuts at midnights only', () => {
    fc.assert(
      fc.property(
        zone,
        stretch,
        fc.constantFrom('day', 'week', 'month'),
        ({ offsetAt }, { from, to }, by) => {
          const pieces = cutByCalendar({ from, to }, by, offsetAt);
          expect(pieces[0]?.from).toBe(from);
          expect(pieces.at(-1)?.to).toBe(to);
          for (const [index, piece] of pieces.entries()) {
            expect(piece.to).toBeGreaterThan(piece.from);
            if (index === 0) continue;
            expect(piece.from).toBe(pieces[index - 1]?.to);
            const day = dayOf(piece.from, offsetAt);
            expect(startOfDay(day, offsetAt)).toBe(piece.from);
            if (by === 'month') expect(day.slice(7)).toMatch(/^-01$/);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('has weeks that begin on Mondays and days that are as long as they are', () => {
    const offsetAt = clocks('Europe/Stockholm');
    const march = { from: Date.parse('2026-02-28T23:00:00Z'), to: Date.parse('2026-03-31T22:00:00Z') };
    expect(cutByCalendar(march, 'week', offsetAt).map(({ from }) => dayOf(from, offsetAt))).toEqual([
      '2026-03-01',
      '2026-03-02',
      '2026-03-09',
      '2026-03-16',
      '2026-03-23',
      '2026-03-30',
    ]);
    const days = cutByCalendar(march, 'day', offsetAt);
    expect(days).toHaveLength(31);
    expect(days.filter(({ from, to }) => to - from === 23 * 3_600_000)).toHaveLength(1);
  });
});

describe('the stretch before another', () => {
  it('has as many days, also where one of them is short', () => {
    const offsetAt = clocks('Europe/Stockholm');
    const april = { from: Date.parse('2026-03-31T22:00:00Z'), to: Date.parse('2026-04-30T22:00:00Z') };
    const before = stretchBefore(april, offsetAt);
    expect(iso(before.from)).toBe('2026-03-01T23:00:00.000Z');
    expect(before.to).toBe(april.from);
  });

  it('is exactly as long where its ends are no midnights', () => {
    fc.assert(
      fc.property(stretch, ({ from, to }) => {
        const before = stretchBefore({ from: from | 1, to }, clocks('UTC'));
        expect(before).toEqual({ from: (from | 1) - (to - (from | 1)), to: from | 1 });
      }),
    );
  });
});
