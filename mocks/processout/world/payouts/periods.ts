import { DAY, HOUR, MILLISECOND, MINUTE } from '../calendar.ts';

/** How often a PSP adds up what it owes. Weeks end on a weekday counted from Sunday, at its first moment in UTC. */
export type Rhythm =
  | { readonly every: 'day' }
  | { readonly every: 'week'; readonly on: number }
  | { readonly every: 'half-month' }
  | { readonly every: 'month' };

const SENT_AT = 6 * HOUR;
const ANNOUNCED_AFTER = 2 * HOUR + 10 * MINUTE;
const DAYS_IN_WEEK = 7;

/** When the period that holds this moment ends: always later than it. Epoch microseconds, UTC. */
export function periodEnd(rhythm: Rhythm, moment: number): number {
  const tomorrow = (Math.floor(moment / DAY) + 1) * DAY;
  const date = new Date(moment / MILLISECOND);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  switch (rhythm.every) {
    case 'day':
      return tomorrow;
    case 'week':
      return tomorrow + ((rhythm.on - weekday(tomorrow) + DAYS_IN_WEEK) % DAYS_IN_WEEK) * DAY;
    case 'half-month':
      return date.getUTCDate() < 16
        ? Date.UTC(year, month, 16) * MILLISECOND
        : Date.UTC(year, month + 1, 1) * MILLISECOND;
    case 'month':
      return Date.UTC(year, month + 1, 1) * MILLISECOND;
  }
}

function weekday(time: number): number {
  return new Date(time / MILLISECOND).getUTCDay();
}

/** The n-th bank day from a midnight on, counted from 0. Banks rest on Saturday and Sunday. */
function bankDay(midnight: number, n: number): number {
  let day = midnight;
  for (let left = n; ; day += DAY) {
    const rests = weekday(day) === 0 || weekday(day) === 6;
    if (!rests && left === 0) return day;
    if (!rests) left -= 1;
  }
}

/** Bank days that a payout takes: until it is sent, then until it arrives. */
export interface Delay {
  readonly sends: number;
  readonly arrives: number;
}

/** The life of a payout for a period, epoch microseconds. */
export interface Schedule {
  readonly announced: number;
  readonly sent: number;
  readonly settled: number;
  /** When the bank has sent it back, if it does. */
  readonly returned: number;
}

/** @param end of the period, a midnight */
export function scheduleOf(end: number, { sends, arrives }: Delay): Schedule {
  const sent = bankDay(end, sends);
  const settled = bankDay(sent, arrives);
  return {
    announced: end + ANNOUNCED_AFTER,
    sent: sent + SENT_AT,
    settled: settled + SENT_AT,
    returned: bankDay(settled, 1) + SENT_AT,
  };
}
