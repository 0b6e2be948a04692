import type { WaterfallStep } from '#contract/payout-detail.ts';
import { formatDecimal, money } from '#domain/money.ts';

/** The width of the drawing; bars are given in parts of it. */
export const BAR_WIDTH = 1000;

/** One bar of the waterfall. Places are whole numbers from 0 to BAR_WIDTH. */
export interface Bar {
  readonly part: WaterfallStep['part'];
  readonly look: 'plus' | 'minus' | 'total';
  readonly x: number;
  readonly width: number;
  /** Where the thread comes in from the bar above, and where it leaves to the one below; null at the ends. */
  readonly from: number | null;
  readonly to: number | null;
  /** The bar stands on zero, which lies left of the drawing: it is shown torn. */
  readonly isTorn: boolean;
}

export interface BarChart {
  readonly bars: readonly Bar[];
  /** Where the drawing starts, a decimal string, where that is not zero. */
  readonly start: string | null;
}

/**
 * Lays the steps out on one scale. Where everything happens far from zero the scale starts later, at a round number, and
 * the bars that stand on zero are torn: small parts of a large payout stay visible.
 */
export function barChart(steps: readonly WaterfallStep[], currency: string): BarChart {
  const minor = steps.map(({ part, from, to }) => ({
    part,
    from: money(from, currency).minor,
    to: money(to, currency).minor,
  }));
  const ends = minor.flatMap(({ from, to }) => [from, to]);
  const highest = max(ends);
  const lowest = min(ends);
  const start = lowest < 0n ? lowest : startOf(ends, highest);
  const span = highest > start ? highest - start : 1n;
  const place = (value: bigint): number =>
    value <= start ? 0 : Number(((value - start) * BigInt(BAR_WIDTH)) / span);
  const bars = minor.map(({ part, from, to }, index): Bar => {
    const [left, right] = from < to ? [from, to] : [to, from];
    const last = index === minor.length - 1;
    return {
      part,
      look: part === 'wired' ? 'total' : to < from ? 'minus' : 'plus',
      x: place(left),
      width: place(right) - place(left),
      from: index === 0 ? null : place(minor[index - 1]?.to ?? 0n),
      to: last ? null : place(to),
      isTorn: left === 0n && start > 0n,
    };
  });
  return { bars, start: start > 0n ? formatDecimal({ minor: start, currency }) : null };
}

/** Zero, or a round number below every end but zero itself, when all of them are in the upper half. */
function startOf(ends: readonly bigint[], highest: bigint): bigint {
  const lowest = min(ends.filter((end) => end > 0n));
  if (lowest * 2n <= highest) return 0n;
  const span = highest - lowest;
  const room = lowest - (span === 0n ? highest / 10n : span);
  return room <= 0n ? 0n : roundDown(room);
}

/** Two leading digits stay: 16,283.20 becomes 16,000.00. */
function roundDown(value: bigint): bigint {
  const unit = 10n ** BigInt(Math.max(0, value.toString().length - 2));
  return (value / unit) * unit;
}

function max(values: readonly bigint[]): bigint {
  return values.reduce((a, b) => (a > b ? a : b), 0n);
}

function min(values: readonly bigint[]): bigint {
  return values.reduce((a, b) => (a < b ? a : b), values[0] ?? 0n);
}
