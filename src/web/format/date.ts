import { addDays, dayOf, formatter } from './zone.ts';

const LOCALE = 'en-GB';

/** "14:29" */
export function timeOfDay(zone: string, at: number): string {
  return formatter(LOCALE, { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    at,
  );
}

/** "14:29:07" */
export function timeWithSeconds(zone: string, at: number): string {
  const options = {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  } as const;
  return formatter(LOCALE, options).format(at);
}

/** "Tuesday 17 November", with the year when it is not this one; today and yesterday are said so. */
export function dayHeading(zone: string, at: number, now: number): string {
  const day = dayOf(zone, at);
  const today = dayOf(zone, now);
  const text = longDay(zone, at, now);
  if (day === today) return `Today, ${text}`;
  if (day === addDays(today, -1)) return `Yesterday, ${text}`;
  return text;
}

/** "Tuesday 17 November" or "Tuesday 17 November 2025" */
export function longDay(zone: string, at: number, now: number): string {
  const options = { timeZone: zone, weekday: 'long', day: 'numeric', month: 'long' } as const;
  return formatter(LOCALE, withYear(options, zone, at, now))
    .format(at)
    .replace(',', '');
}

/** "26 October 2026": a day of a calendar, in the zone that the calendar itself is drawn in. */
export function calendarDay(day: Date): string {
  return formatter(LOCALE, { day: 'numeric', month: 'long', year: 'numeric' }).format(day);
}

/** "17 Nov" or "17 Nov 2025" */
export function shortDay(zone: string, at: number, now: number): string {
  return formatter(
    LOCALE,
    withYear({ timeZone: zone, day: 'numeric', month: 'short' }, zone, at, now),
  ).format(at);
}

/** "17 Nov, 14:29" */
export function shortMoment(zone: string, at: number, now: number): string {
  return `${shortDay(zone, at, now)}, ${timeOfDay(zone, at)}`;
}

/** "17 November 2026 at 14:29:07": for titles, where nothing may be left out. */
export function fullMoment(zone: string, at: number): string {
  const day = formatter(LOCALE, { timeZone: zone, day: 'numeric', month: 'long', year: 'numeric' }).format(
    at,
  );
  return `${day} at ${timeWithSeconds(zone, at)}`;
}

function withYear(
  options: Intl.DateTimeFormatOptions,
  zone: string,
  at: number,
  now: number,
): Intl.DateTimeFormatOptions {
  return dayOf(zone, at).slice(0, 4) === dayOf(zone, now).slice(0, 4)
    ? options
    : { ...options, year: 'numeric' };
}

const UNITS = [
  { name: 'day', ms: 86_400_000 },
  { name: 'hour', ms: 3_600_000 },
  { name: 'minute', ms: 60_000 },
  { name: 'second', ms: 1000 },
] as const;

/** "2 days", "40 minutes", "9 seconds": the largest unit that fits, rounded down. */
export function duration(ms: number): string {
  const unit = UNITS.find((each) => ms >= each.ms) ?? UNITS[3];
  const count = Math.max(0, Math.floor(ms / unit.ms));
  return `${String(count)} ${unit.name}${count === 1 ? '' : 's'}`;
}

/** "1.4 s", "31 s", "4 min": how long a step took. */
export function shortDuration(ms: number): string {
  if (ms < 10_000) return `${(ms / 1000).toFixed(1)} s`;
  if (ms < 120_000) return `${String(Math.round(ms / 1000))} s`;
  return duration(ms);
}
