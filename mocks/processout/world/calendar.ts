import { mix } from './prng.ts';

/** Spans of time in microseconds, the simulator's unit. */
export const MILLISECOND = 1000;
export const SECOND = 1000 * MILLISECOND;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** How far back a world reaches: [payments, days]; straight lines between them on a log-log scale. */
const REACH = [
  [1, 0.5],
  [200, 10],
  [5_000, 150],
  [100_000, 425],
  [1_000_000, 730],
] as const;

/** Trade over the day (hours of UTC, a European shop), the week (from Sunday) and the year (from January). */
const BY_HOUR = [4, 2, 2, 2, 3, 6, 14, 26, 38, 46, 52, 56, 58, 52, 50, 52, 56, 64, 76, 84, 78, 56, 30, 12];
const BY_WEEKDAY = [112, 108, 98, 96, 98, 96, 92];
const BY_MONTH = [92, 86, 90, 94, 102, 100, 92, 98, 106, 104, 130, 138];
/** Trade at the newest end of the reach, with 1 at the oldest. */
const GROWTH = 2.2;
/** The newest payment is this old. */
const FRESHEST = 75 * SECOND;

export interface Calendar {
  readonly start: number;
  /** Creation time of a payment, strictly increasing in the index. */
  timeOf(index: number): number;
  /** How many payments were created by a time, to within one. */
  indexAt(time: number): number;
}

function reachOf(size: number): number {
  for (let i = 1; i < REACH.length; i += 1) {
    const [fromSize, fromDays] = REACH[i - 1] ?? REACH[0];
    const [toSize, toDays] = REACH[i] ?? REACH[0];
    if (size > toSize) continue;
    const share = Math.log(size / fromSize) / Math.log(toSize / fromSize);
    return fromDays * (toDays / fromDays) ** share * DAY;
  }
  return 730 * DAY;
}

function trade(hour: number, share: number): number {
  const date = new Date((hour * HOUR) / MILLISECOND);
  const rhythm =
    (BY_HOUR[date.getUTCHours()] ?? 0) *
    (BY_WEEKDAY[date.getUTCDay()] ?? 0) *
    (BY_MONTH[date.getUTCMonth()] ?? 0);
  return rhythm * (1 + (GROWTH - 1) * share);
}

/** The last place in an ascending list whose value is at most `value`. */
function place(list: Float64Array, value: number): number {
  let low = 0;
  let high = list.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((list[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

function between(x: number, fromX: number, toX: number, fromY: number, toY: number): number {
  return toX === fromX ? fromY : fromY + ((x - fromX) / (toX - fromX)) * (toY - fromY);
}

/**
 * A monotone mapping between payments and time: the trade of every hour is added up once; a payment's share of all
 * trade tells its hour, and the place within.
 * @param now epoch microseconds
 */
export function createCalendar(size: number, now: number, seed: number): Calendar {
  const end = now - FRESHEST;
  const start = end - reachOf(Math.max(size, 1));
  const firstHour = Math.floor(start / HOUR);
  const hours = Math.floor(end / HOUR) - firstHour + 1;
  const edges = new Float64Array(hours + 1);
  const sums = new Float64Array(hours + 1);
  edges[0] = start;
  for (let i = 0; i < hours; i += 1) {
    const edge = Math.min((firstHour + i + 1) * HOUR, end);
    edges[i + 1] = edge;
    sums[i + 1] = (sums[i] ?? 0) + trade(firstHour + i, i / hours) * ((edge - (edges[i] ?? 0)) / HOUR);
  }
  const total = sums[hours] ?? 0;

  const along = (from: Float64Array, to: Float64Array, value: number): number => {
    const i = Math.min(place(from, value), hours - 1);
    return between(value, from[i] ?? 0, from[i + 1] ?? 0, to[i] ?? 0, to[i + 1] ?? 0);
  };
  return {
    start,
    timeOf(index) {
      const early = index === size - 1 ? 0 : (mix(index ^ seed) / 0x1_0000_0000) * 0.9;
      return Math.floor(along(sums, edges, ((index + 1 - early) / size) * total));
    },
    indexAt(time) {
      if (time <= start) return 0;
      return time >= end ? size : Math.floor((along(edges, sums, time) / total) * size);
    },
  };
}
