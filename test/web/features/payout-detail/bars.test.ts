import { fc } from '#test/support/properties.ts';
import { describe, expect, it } from 'vitest';
import { formatDecimal } from '#domain/money.ts';
import { waterfall } from '#domain/payout-waterfall.ts';
import { barChart, BAR_WIDTH } from '#web/features/payout-detail/story/bars.ts';

const euro = (minor: bigint): string => formatDecimal({ minor, currency: 'EUR' });

function steps(parts: readonly bigint[], wired: bigint) {
  const [sales = 0n, refunds = 0n, chargebacks = 0n, fees = 0n, adjustments = 0n, reserve = 0n] = parts;
  return waterfall({ sales, refunds, chargebacks, fees, adjustments, reserve }, wired).map(
    ({ part, amount, from, to }) => ({ part, amount: euro(amount), from: euro(from), to: euro(to) }),
  );
}

describe('the bars of a payout', () => {
  it('start late where small parts would vanish beside large sales', () => {
    const { bars, start } = barChart(
      steps([2109460n, -138620n, -23800n, -43218n, -3500n, -60000n], 1840322n),
      'EUR',
    );
    expect(start).toBe('15000.00');
    expect(bars.filter(({ isTorn }) => isTorn).map(({ part }) => part)).toEqual(['sales', 'wired']);
    expect(bars[0]).toMatchObject({ look: 'plus', x: 0, width: BAR_WIDTH, from: null });
    expect(bars[1]).toMatchObject({ look: 'minus', from: BAR_WIDTH });
    expect(bars.at(-1)).toMatchObject({ look: 'total', x: 0, to: null });
  });

  it('stand on zero where a part takes most of it', () => {
    const { bars, start } = barChart(steps([10000n, -9000n], 1000n), 'EUR');
    expect(start).toBeNull();
    expect(bars.some(({ isTorn }) => isTorn)).toBe(false);
    expect(bars[1]).toMatchObject({ x: 100, width: 900 });
  });

  it('go below zero with a payout that takes', () => {
    const { bars } = barChart(steps([0n, 0n, 0n, -5000n], -5000n), 'EUR');
    expect(bars.find(({ part }) => part === 'fees')).toMatchObject({ look: 'minus', x: 0, width: BAR_WIDTH });
    expect(bars.at(-1)).toMatchObject({ look: 'total', x: 0, width: BAR_WIDTH });
  });

  it('lie within the drawing and hang together, whatever the parts are', () => {
    const amount = fc.bigInt({ min: -1_000_000_000_000n, max: 1_000_000_000_000n });
    fc.assert(
      fc.property(fc.array(amount, { minLength: 6, maxLength: 6 }), amount, (parts, wired) => {
        const { bars } = barChart(steps(parts, wired), 'EUR');
        for (const [index, bar] of bars.entries()) {
          expect(bar.x).toBeGreaterThanOrEqual(0);
          expect(bar.x + bar.width).toBeLessThanOrEqual(BAR_WIDTH);
          if (index > 0) expect(bar.from).toBe(bars[index - 1]?.to);
        }
      }),
    );
  });
});
