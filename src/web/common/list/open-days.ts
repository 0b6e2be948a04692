import type { OpenDays } from '#web/common/use-typed-days.ts';
import { addDays, dayOf, dayStart } from '#web/format/zone.ts';
import { presetDays } from './created-range.ts';
import type { CreatedSearch } from './created-range.ts';

type Moments = { readonly [F in 'created_gte' | 'created_lt']?: string };

/** The days that an address means now, in the zone; an end that it leaves out is open. */
export function openDays(search: CreatedSearch, zone: string, now: number): OpenDays {
  const { created, created_gte: from, created_lt: before } = search;
  if (created !== undefined) return presetDays(created, zone, now);
  return {
    from: from === undefined ? undefined : dayOf(zone, Date.parse(from)),
    to: before === undefined ? undefined : dayOf(zone, Date.parse(before) - 1),
  };
}

/** The moments between which the days lie, from midnight to midnight in the zone; none for an open end. */
export function openBounds({ from, to }: OpenDays, zone: string): Moments {
  const midnight = (day: string) => new Date(dayStart(zone, day)).toISOString();
  return {
    ...(from === undefined ? {} : { created_gte: midnight(from) }),
    ...(to === undefined ? {} : { created_lt: midnight(addDays(to, 1)) }),
  };
}

/** What a calendar marks: a single day where one end is open. */
export function markedDays({ from, to }: OpenDays): { readonly from: string; readonly to: string } | null {
  const [first, last] = [from ?? to, to ?? from];
  return first === undefined || last === undefined ? null : { from: first, to: last };
}
