import { describe, expect, it } from 'vitest';
import type { UnsettledGroup } from '#contract/settlement.ts';
import { asOfInWords, figureOf } from '#web/features/unsettled/as-of-words.ts';

const group = (gateway: string, currency: string, amount: string): UnsettledGroup => ({
  gateway,
  currency,
  amount,
  count: 1,
  late_amount: null,
  delay: null,
  ages: [],
});

describe('a moment of the books', () => {
  it('is the end of a day where it is a midnight of the zone, whatever its offset', () => {
    expect(asOfInWords('2026-10-31T23:00:00Z', 'Europe/Stockholm')).toBe(
      '31 October 2026, 24:00 (Stockholm)',
    );
    expect(asOfInWords('2026-03-31T22:00:00Z', 'Europe/Stockholm')).toBe('31 March 2026, 24:00 (Stockholm)');
    expect(asOfInWords('2027-01-01T05:00:00Z', 'America/New_York')).toBe(
      '31 December 2026, 24:00 (New York)',
    );
  });

  it('else is told to the second', () => {
    expect(asOfInWords('2026-10-31T23:00:00Z', 'UTC')).toBe('31 October 2026 at 23:00:00 (UTC)');
  });
});

describe('what the rows of an address come to', () => {
  const groups = [
    group('adyen', 'EUR', '100.10'),
    group('stripe', 'EUR', '-0.15'),
    group('adyen', 'JPY', '900'),
    group('adyen', 'KWD', '1.005'),
  ];

  it('is the figure of one currency, of the PSPs that are asked for', () => {
    expect(figureOf(groups, { currency: ['EUR'] })).toBe('€99.95');
    expect(figureOf(groups, { currency: ['EUR'], gateway: ['adyen'] })).toBe('€100.10');
    expect(figureOf(groups, { currency: ['JPY'] })).toBe('900 JPY');
    expect(figureOf(groups, { currency: ['KWD'] })).toBe('1.005 KWD');
    expect(figureOf(groups, { currency: ['SEK'] })).toBe('0.00 SEK');
  });

  it('is not said across currencies, nor of a part of the rows', () => {
    expect(figureOf(groups, {})).toBe(null);
    expect(figureOf(groups, { currency: ['EUR', 'JPY'] })).toBe(null);
    expect(figureOf(groups, { currency: ['EUR'], late: 'true' })).toBe(null);
    expect(figureOf(groups, { currency: ['EUR'], captured_lt: '2026-10-01T00:00:00Z' })).toBe(null);
  });
});
