import { fc } from '#test/support/properties.ts';
import { describe, expect, it } from 'vitest';
import { addCounts, compareRates, compareRatios, ratesOf } from '#domain/rates.ts';
import type { RateCounts } from '#domain/rates.ts';

const NOTHING: RateCounts = { attempts: 0, approved: 0, captured: 0, refunded: 0, disputed: 0 };
const count = fc.nat({ max: 1_000_000 });
const counts = fc.record({
  attempts: count,
  approved: count,
  captured: count,
  refunded: count,
  disputed: count,
});

describe('the rates of a period', () => {
  it('are exact shares of whole numbers', () => {
    const rates = ratesOf({ attempts: 2_377, approved: 2_090, captured: 900, refunded: 31, disputed: 2 });
    expect(rates.approval).toEqual({ part: 2_090, of: 2_377 });
    expect(rates.dispute).toEqual({ part: 2, of: 900 });
  });

  it('are not zero but unknown where nothing happened', () => {
    expect(ratesOf(NOTHING)).toEqual({ approval: null, refund: null, dispute: null });
    expect(compareRates({ ...NOTHING, attempts: 4 }, NOTHING).approval.direction).toBeNull();
  });

  it('compare equal when they are, whatever the numbers are', () => {
    expect(compareRatios({ part: 1, of: 3 }, { part: 333_333, of: 999_999 })).toBe(0);
    const now = { ...NOTHING, attempts: 3, approved: 1 };
    expect(compareRates(now, { ...now, attempts: 6, approved: 2 }).approval.direction).toBe('same');
    expect(compareRates(now, { ...now, approved: 2 }).approval.direction).toBe('down');
  });

  it('of two stretches are those of their counts together', () => {
    fc.assert(
      fc.property(counts, counts, (a, b) => {
        expect(addCounts(a, b)).toEqual(addCounts(b, a));
        expect(ratesOf(addCounts(a, NOTHING))).toEqual(ratesOf(a));
      }),
    );
  });
});
