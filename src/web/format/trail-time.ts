import { shortDay } from './date.ts';
import { dayOf, formatter } from './zone.ts';

const LOCALE = 'en-GB';

/** "Fri 13 Nov", with the year when it is not this one. */
export function weekday(zone: string, at: number, now: number): string {
  const name = formatter(LOCALE, { timeZone: zone, weekday: 'short' }).format(at);
  return `${name} ${shortDay(zone, at, now)}`;
}

/** "14 Nov" for one day, "14 to 17 Nov" within a month, "30 Oct to 2 Nov" across months. */
export function daySpan(zone: string, from: number, to: number, now: number): string {
  const [first, last] = [shortDay(zone, from, now), shortDay(zone, to, now)];
  if (dayOf(zone, from) === dayOf(zone, to)) return last;
  const [day = '', ...rest] = first.split(' ');
  return last.endsWith(` ${rest.join(' ')}`) ? `${day} to ${last}` : `${first} to ${last}`;
}

/** "March 2024" */
export function monthAndYear(zone: string, at: number): string {
  return formatter(LOCALE, { timeZone: zone, month: 'long', year: 'numeric' }).format(at);
}
