import { fc } from '#test/support/properties.ts';
import { describe, expect, it } from 'vitest';
import { parseMicros, parseMillis } from '#domain/time.ts';

const SECOND = Date.parse('2026-03-01T10:00:00Z') * 1000;

describe('a time of the API', () => {
  it.each([
    ['2026-03-01T10:00:00Z', 0],
    ['2026-03-01T10:00:00.1Z', 100_000],
    ['2026-03-01T10:00:00.123456Z', 123_456],
    ['2026-03-01T10:00:00.123456789Z', 123_456],
    ['2026-03-01T12:00:00.5+02:00', 500_000],
    ['2026-03-01T04:30:00-05:30', 0],
  ])('%s is read to the microsecond', (text, micros) => expect(parseMicros(text)).toBe(SECOND + micros));

  it('keeps its order where texts would not: trailing zeros are trimmed', () => {
    const [earlier, later] = ['2026-03-01T10:00:00Z', '2026-03-01T10:00:00.5Z'];
    expect(earlier < later).toBe(false);
    expect((parseMicros(earlier) ?? 0) < (parseMicros(later) ?? 0)).toBe(true);
  });

  it('comes back from milliseconds', () => {
    const span = { min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true };
    fc.assert(
      fc.property(fc.date(span), (date) => {
        expect(parseMillis(date.toISOString())).toBe(date.getTime());
      }),
    );
  });

  it.each([
    '',
    'yesterday',
    '2026-03-01',
    '2026-03-01 10:00:00Z',
    '2026-03-01T10:00:00',
    '2026-13-01T10:00:00Z',
    '2026-02-30T10:00:00Z',
    '2026-03-01T25:00:00Z',
    '2026-03-01T10:00:00.1234567890Z',
    '2026-03-01T10:00:00.Z',
  ])('is not %j', (text) => {
    expect(parseMicros(text)).toBeNull();
    expect(parseMillis(text)).toBeNull();
  });
});
