import { fc } from '#test/support/properties.ts';
import { describe, expect, it } from 'vitest';
import { MONTH_END_MOVEMENTS, monthEnd, totalsByCurrency } from '#domain/month-end.ts';
import type { MonthEndFigure } from '#domain/month-end.ts';
import { startOfDay, daysBetween, zonedMonth } from '#domain/zoned-days.ts';
import { CURRENCIES } from './payout-world.ts';

const figure: fc.Arbitrary<MonthEndFigure> = fc.record({
  currency: fc.constantFrom(...CURRENCIES),
  psp: fc.constantFrom('adyen', 'stripe'),
  line: fc.constantFrom('opening', 'closing', ...MONTH_END_MOVEMENTS),
  amount: fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }),
  count: fc.nat(1_000),
});

const LINES = [
  { currency: 'EUR', psp: 'stripe', line: 'opening', amount: 2_000_00n },
  { currency: 'EUR', psp: 'stripe', line: 'captured', amount: 21_094_60n },
  { currency: 'EUR', psp: 'stripe', line: 'refunded', amount: 1_386_20n },
  { currency: 'EUR', psp: 'stripe', line: 'charged_back', amount: 238_00n },
  { currency: 'EUR', psp: 'stripe', line: 'fees', amount: 432_18n },
  { currency: 'EUR', psp: 'stripe', line: 'adjustments', amount: -35_00n },
  { currency: 'EUR', psp: 'stripe', line: 'reserve', amount: -600_00n },
  { currency: 'EUR', psp: 'stripe', line: 'paid_out', amount: 18_403_22n },
  { currency: 'EUR', psp: 'stripe', line: 'closing', amount: 2_000_00n },
] as const;
const SEPTEMBER: readonly MonthEndFigure[] = LINES.map((line) => ({ ...line, count: 1 }));

describe('a month of one PSP and currency', () => {
  it('holds when what is left is what came minus what went', () => {
    expect(monthEnd(SEPTEMBER)).toEqual([
      expect.objectContaining({ currency: 'EUR', psp: 'stripe', opening: 2_000_00n, residual: 0n }),
    ]);
  });

  it('shows its residual when a cent is nowhere', () => {
    const [account] = monthEnd([
      ...SEPTEMBER,
      { currency: 'EUR', psp: 'stripe', line: 'closing', amount: -1n, count: 1 },
    ]);
    expect(account?.residual).toBe(-1n);
  });
});

describe('a month of many', () => {
  it('is the same in whatever order the figures come', () => {
    fc.assert(
      fc.property(fc.array(figure), (figures) => {
        expect(monthEnd(figures.toReversed())).toEqual(monthEnd(figures));
      }),
    );
  });

  it('always accounts for every unit: the equation holds with its residual', () => {
    fc.assert(
      fc.property(fc.array(figure), (figures) => {
        for (const { opening, movements, closing, residual } of monthEnd(figures)) {
          const moved = Object.values(movements).reduce((sum, each) => sum + each, opening);
          expect(moved + residual).toBe(closing);
        }
      }),
    );
  });

  it('adds PSPs, never currencies', () => {
    fc.assert(
      fc.property(fc.array(figure), (figures) => {
        const accounts = monthEnd(figures);
        for (const total of totalsByCurrency(accounts)) {
          const own = accounts.filter(({ currency }) => currency === total.currency);
          expect(total.residual).toBe(own.reduce((sum, { residual }) => sum + residual, 0n));
          expect(total.counts.fees).toBe(own.reduce((sum, { counts }) => sum + counts.fees, 0));
          expect(total.movements.fees).toBe(own.reduce((sum, { movements }) => sum + movements.fees, 0n));
        }
      }),
    );
  });
});

describe('the days of a zone', () => {
  const spring = Date.parse('2026-03-29T01:00:00Z');
  /** Stockholm in the spring of 2026: one hour ahead, two from 29 March on. */
  const stockholm = (at: number): number => (at < spring ? 60 : 120);

  it('begin at its midnights, and one of them is an hour short', () => {
    const hours = daysBetween('2026-03-28', '2026-03-31', stockholm).map(
      ({ from, to }) => (to - from) / 3_600_000,
    );
    expect(hours).toEqual([24, 23, 24]);
    expect(new Date(startOfDay('2026-03-30', stockholm)).toISOString()).toBe('2026-03-29T22:00:00.000Z');
  });

  it('fill its months without a gap', () => {
    const march = zonedMonth('2026-03', stockholm);
    expect(new Date(march.from).toISOString()).toBe('2026-02-28T23:00:00.000Z');
    expect(march.to).toBe(zonedMonth('2026-04', stockholm).from);
    expect(daysBetween('2026-03-01', '2026-04-01', stockholm)).toHaveLength(31);
  });
});
