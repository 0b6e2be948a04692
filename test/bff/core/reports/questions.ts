import { fc } from '#test/support/properties.ts';

/** A report's query. */
export interface Question {
  readonly period_gte: string;
  readonly period_lt: string;
  readonly zone: string;
  readonly bucket?: 'day' | 'week' | 'month';
  readonly currency?: readonly string[];
  readonly gateway?: readonly string[];
}

export function reportPath(report: string, { currency = [], gateway = [], ...one }: Question): string {
  const query = new URLSearchParams({ ...one });
  for (const value of currency) query.append('currency', value);
  for (const value of gateway) query.append('gateway', value);
  return `/api/reports/${report}?${query}`;
}

const DAY = 86_400_000;

/** Periods about a shop that is some months old: in it, before it, after it, from a moment to three years long. */
export function periods(now: number): fc.Arbitrary<Question> {
  return fc
    .record({
      end: fc.integer({ min: -400 * DAY, max: 10 * DAY }),
      length: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 60 * DAY }), fc.constant(1000 * DAY)),
      midnights: fc.boolean(),
      zone: fc.constantFrom('UTC', 'Europe/Stockholm', 'America/New_York', 'Asia/Kathmandu'),
      bucket: fc.constantFrom('day' as const, 'week' as const, 'month' as const),
      currency: fc.option(fc.uniqueArray(fc.constantFrom('EUR', 'JPY', 'KWD', 'SEK'), { minLength: 1 })),
      gateway: fc.option(fc.uniqueArray(fc.constantFrom('adyen', 'stripe', 'klarna'), { minLength: 1 })),
    })
    .map(({ end, length, midnights, zone, bucket, currency, gateway }) => {
      const snap = (at: number): number => (midnights ? Math.floor(at / DAY) * DAY : at);
      const to = Math.max(snap(now + end), 1);
      const from = Math.min(snap(now + end - length), to - 1);
      return {
        period_gte: new Date(from).toISOString(),
        period_lt: new Date(to).toISOString(),
        zone,
        bucket,
        ...(currency && { currency }),
        ...(gateway && { gateway }),
      };
    });
}
