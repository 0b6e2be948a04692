/** Minutes that a zone's clocks are ahead of UTC at a moment (epoch milliseconds). Whoever knows zones brings it. */
export type OffsetAt = (at: number) => number;

/** A calendar day of a zone: from its first millisecond to the first one of the next, however long it is. */
export interface ZonedDay {
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly from: number;
  readonly to: number;
}

/** A stretch of time, epoch milliseconds, its end not included. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export type Calendar = 'day' | 'week' | 'month';

const MINUTE = 60_000;
const DAY = 86_400_000;
const MONDAY = 1;

/**
 * Epoch milliseconds of the midnight that begins a day in a zone: of the first one where clocks go back over it; where
 * they skip it, of the first moment after it.
 */
export function startOfDay(day: string, offsetAt: OffsetAt): number {
  const utc = Date.parse(`${day}T00:00:00Z`);
  const [before, after] = [offsetAt(utc - DAY), offsetAt(utc + DAY)];
  const first = utc - Math.max(before, after) * MINUTE;
  // Clocks do not change twice in two days.
  if (before === after) return first;
  const last = utc - Math.min(before, after) * MINUTE;
  const isMidnight = (at: number): boolean => at + offsetAt(at) * MINUTE === utc;
  if (isMidnight(first)) return first;
  return isMidnight(last) ? last : afterTheGap(first, last, offsetAt);
}

/** When clocks change between two moments. */
function afterTheGap(before: number, after: number, offsetAt: OffsetAt): number {
  let [low, high] = [before, after];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle) === offsetAt(before)) low = middle;
    else high = middle;
  }
  return high;
}

/** The calendar day (YYYY-MM-DD) of a moment in a zone. */
export function dayOf(at: number, offsetAt: OffsetAt): string {
  return new Date(at + offsetAt(at) * MINUTE).toISOString().slice(0, 10);
}

/** The days from `first` up to and without `end`, both YYYY-MM-DD. */
export function daysBetween(first: string, end: string, offsetAt: OffsetAt): ZonedDay[] {
  const days: ZonedDay[] = [];
  for (let day = first; day < end; day = addDays(day, 1))
    days.push({ day, from: startOfDay(day, offsetAt), to: startOfDay(addDays(day, 1), offsetAt) });
  return days;
}

/** A calendar month (YYYY-MM) as a zone has it. */
export function zonedMonth(month: string, offsetAt: OffsetAt): Stretch {
  const first = `${month}-01`;
  return { from: startOfDay(first, offsetAt), to: startOfDay(addMonth(first), offsetAt) };
}

/** A stretch cut at the midnights that begin days, weeks (on Mondays) or months of a zone; its ends stay where they are. */
export function cutByCalendar({ from, to }: Stretch, by: Calendar, offsetAt: OffsetAt): Stretch[] {
  const pieces: Stretch[] = [];
  let day = beginning(dayOf(from, offsetAt), by);
  for (let at = from; at < to;) {
    day = by === 'month' ? addMonth(day) : addDays(day, by === 'week' ? 7 : 1);
    const end = Math.min(startOfDay(day, offsetAt), to);
    if (end <= at) continue;
    pieces.push({ from: at, to: end });
    at = end;
  }
  return pieces;
}

/**
 * The stretch of the same length before another: as many days where both ends are midnights of the zone, whatever their
 * clocks did, else as many milliseconds.
 */
export function stretchBefore({ from, to }: Stretch, offsetAt: OffsetAt): Stretch {
  const [first, end] = [dayOf(from, offsetAt), dayOf(to, offsetAt)];
  const whole = startOfDay(first, offsetAt) === from && startOfDay(end, offsetAt) === to;
  if (!whole) return { from: from - (to - from), to: from };
  const days = Math.round((Date.parse(end) - Date.parse(first)) / DAY);
  return { from: startOfDay(addDays(first, -days), offsetAt), to: from };
}

function beginning(day: string, by: Calendar): string {
  if (by === 'month') return `${day.slice(0, 7)}-01`;
  if (by === 'day') return day;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday - MONDAY + 7) % 7));
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** The first of the next month. */
function addMonth(first: string): string {
  const next = new Date(`${first}T00:00:00Z`);
  next.setUTCMonth(next.getUTCMonth() + 1, 1);
  return next.toISOString().slice(0, 10);
}
