import { monthDays, readPeriod } from '#web/common/period/period.ts';
import type { PeriodDays } from '#web/common/period/period.ts';
import { addDays, dayOf } from '#web/format/zone.ts';

/** What the address of the month-end report says: a month, or days of one's own; without either, the month before this. */
export interface MonthEndSearch {
  /** YYYY-MM. */
  readonly month?: string;
  readonly from?: string;
  readonly to?: string;
}

/** Reads an address; what it cannot use is left out. */
export function readMonthEndSearch(input: Readonly<Record<string, unknown>>): MonthEndSearch {
  const { month, from, to } = input;
  if (typeof month === 'string' && /^20\d\d-(0[1-9]|1[0-2])$/.test(month)) return { month };
  const { period: _period, ...own } = readPeriod({ from, to });
  return own;
}

export interface MonthEndPeriod {
  readonly days: PeriodDays;
  /** The month shown, or null for days of one's own. */
  readonly month: string | null;
  readonly previous: string;
  /** Null where it has not begun. */
  readonly next: string | null;
}

/** The days that an address means now, in the zone. A month that is not over ends today. */
export function monthEndPeriod(search: MonthEndSearch, zone: string, now: number): MonthEndPeriod {
  const today = dayOf(zone, now);
  const own = search.from !== undefined && search.to !== undefined;
  const shown = own ? search.from.slice(0, 7) : (search.month ?? moved(today.slice(0, 7), -1));
  const month = shown > today.slice(0, 7) ? today.slice(0, 7) : shown;
  const whole = monthDays(month);
  const next = moved(month, 1);
  return {
    days: own
      ? { from: search.from, to: search.to }
      : { from: whole.from, to: whole.to < today ? whole.to : today },
    month: own ? null : month,
    previous: moved(month, -1),
    next: next > today.slice(0, 7) ? null : next,
  };
}

function moved(month: string, by: 1 | -1): string {
  const { from, to } = monthDays(month);
  return addDays(by === 1 ? to : from, by).slice(0, 7);
}
