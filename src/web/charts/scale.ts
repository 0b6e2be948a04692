import type { ChartData, ChartKind, ChartPoint } from './chart-data.ts';

/** Where a scale begins and ends, and its round steps between. For pixels and for the words at the axis alone. */
export interface Scale {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
}

/** `least` is where a scale begins whatever there is, `most` is where it ends at the latest: 100 for percent. */
export interface ScaleEnds {
  readonly least?: number;
  readonly most?: number;
}

const ROUND: readonly number[] = [1, 2, 5, 10];
const QUARTERS: readonly number[] = [1, 2, 2.5, 5, 10];
const STEPS = 4;
/** So much less than a whole step is a whole step: floats are not exact. */
const CRUMB = 1e-9;

/**
 * The scale of what is drawn. Bars begin at zero, and reach below it no further than they have to; dots mark places, so
 * their scale is as narrow as its round steps allow.
 */
export function scaleOf(kind: ChartKind, { points }: ChartData, ends: ScaleEnds = {}): Scale {
  if (kind !== 'dots') return fromZero(points.flatMap(reachOf));
  const sizes = points.flatMap(sizesOf);
  return sizes.length === 0 ? between(0, 1, ends) : between(Math.min(...sizes), Math.max(...sizes), ends);
}

function fromZero(sizes: readonly number[]): Scale {
  const [low, high] = [Math.min(0, ...sizes), Math.max(0, ...sizes)];
  const step = roundStep((high - low) / STEPS);
  const top = Math.ceil(high / step - CRUMB);
  // Half a step below the line needs no words of its own.
  const bottom = Math.floor(low / step + 0.5);
  const domain = [Math.min(low, bottom * step), top * step] as const;
  return { domain: domain[0] === domain[1] ? [0, step] : domain, ticks: multiples(bottom, top, step) };
}

function between(lowest: number, high: number, { least = lowest, most = Infinity }: ScaleEnds): Scale {
  const low = Math.min(lowest, least);
  const step = roundStep((high - low) / STEPS);
  const bottom = Math.floor(low / step + CRUMB);
  const top = Math.max(bottom + 1, Math.ceil(high / step - CRUMB));
  const ticks = multiples(bottom, top, step).filter((tick) => tick <= most);
  return { domain: [bottom * step, Math.min(top * step, most)], ticks };
}

function sizesOf({ values }: ChartPoint): number[] {
  return Object.values(values).map(({ size }) => size);
}

/** How far bars on each other reach, above the line and below it. */
function reachOf(point: ChartPoint): number[] {
  const sizes = sizesOf(point);
  return [sum(sizes.filter((size) => size > 0)), sum(sizes.filter((size) => size < 0))];
}

/** The least round number that is no smaller. */
function roundStep(least: number): number {
  if (!(least > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  // A quarter is round from 25 on, where it is whole.
  const round = power < 10 ? ROUND : QUARTERS;
  return power * (round.find((each) => each * power >= least * (1 - CRUMB)) ?? 10);
}

/** Rounded to the digits of the step, so that three times 0.1 is 0.3. */
function multiples(first: number, last: number, step: number): number[] {
  const digits = Math.min(20, Math.max(0, 1 - Math.floor(Math.log10(step))));
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toFixed(digits)),
  );
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total + size, 0);
}
