import type { ListParams } from '#web/api/list-queries.ts';
import { shortDay } from '#web/format/date.ts';
import { addDays, dayOf, dayStart } from '#web/format/zone.ts';
import type { ListPlace } from './list-place.ts';

export const CREATED_PRESETS = ['today', 'yesterday', '7d', '30d', 'month', 'last-month', 'year'] as const;
export type CreatedPreset = (typeof CREATED_PRESETS)[number];

/**
 * The part of an address that says when. `created` is a preset such as "7d" that moves with the clock, so that a bookmark
 * of "last 7 days" stays that; the other two are moments.
 */
export interface CreatedSearch {
  readonly created?: CreatedPreset;
  readonly created_gte?: string;
  readonly created_lt?: string;
}

type Moments = { readonly [F in 'created_gte' | 'created_lt']?: string | undefined };

/** Calendar days, first and last included. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

export const PRESET_LABELS: Readonly<Record<CreatedPreset, string>> = {
  today: 'Today',
  yesterday: 'Yesterday',
  '7d': 'Last 7 days',
  '30d': 'Last 30 days',
  month: 'This month',
  'last-month': 'Last month',
  year: 'This year',
};

/** The days that a preset means now, in the zone. */
export function presetDays(preset: CreatedPreset, zone: string, now: number): DayRange {
  const today = dayOf(zone, now);
  const monthStart = `${today.slice(0, 7)}-01`;
  switch (preset) {
    case 'today':
      return { from: today, to: today };
    case 'yesterday':
      return { from: addDays(today, -1), to: addDays(today, -1) };
    case '7d':
      return { from: addDays(today, -6), to: today };
    case '30d':
      return { from: addDays(today, -29), to: today };
    case 'month':
      return { from: monthStart, to: today };
    case 'last-month': {
      const last = addDays(monthStart, -1);
      return { from: `${last.slice(0, 7)}-01`, to: last };
    }
    case 'year':
      return { from: `${today.slice(0, 4)}-01-01`, to: today };
  }
}

/** The moments between which the days lie: from midnight to midnight in the zone, as the backend's filters want them. */
export function dayBounds({ from, to }: DayRange, zone: string): { created_gte: string; created_lt: string } {
  return {
    created_gte: new Date(dayStart(zone, from)).toISOString(),
    created_lt: new Date(dayStart(zone, addDays(to, 1))).toISOString(),
  };
}

/** The calendar days of a custom range in the address, or null when none is set. */
export function customDays(search: Moments, zone: string): DayRange | null {
  if (search.created_gte === undefined || search.created_lt === undefined) return null;
  return {
    from: dayOf(zone, Date.parse(search.created_gte)),
    to: dayOf(zone, Date.parse(search.created_lt) - 1),
  };
}

/** "1 Nov to 17 Nov", "17 Nov", "since 1 Nov", "before 1 Nov": two moments (RFC 3339) of an address, the second excluded. */
export function rangeInWords(
  from: string | undefined,
  before: string | undefined,
  zone: string,
  now: number,
): string | null {
  const days = customDays({ created_gte: from, created_lt: before }, zone);
  if (days !== null) {
    const [first, last] = [days.from, days.to].map((day) => shortDay(zone, dayStart(zone, day), now));
    return first === last ? String(first) : `${String(first)} to ${String(last)}`;
  }
  if (from !== undefined) return `since ${shortDay(zone, Date.parse(from), now)}`;
  return before === undefined ? null : `before ${shortDay(zone, Date.parse(before), now)}`;
}

/** The search parameters that this kit knows of; a list's own filters stand beside them. */
export type AnySearch = ListPlace & CreatedSearch & { readonly ignored?: readonly string[] };

/**
 * What is sent to the backend: the address without page furniture, a preset turned into moments.
 * The moments of a preset change once a day only, so that the same view keeps the same cache entry.
 */
export function listParams(search: AnySearch, zone: string, now: number, pageSize: number): ListParams {
  const { created, ignored: _ignored, ...rest } = search;
  const bounds = created === undefined ? {} : dayBounds(presetDays(created, zone, now), zone);
  return { ...rest, ...bounds, limit: search.limit ?? pageSize };
}

/** The filters alone, for counts. */
export function countParams(params: ListParams): ListParams {
  const { limit: _limit, start_after: _after, end_before: _before, ...filters } = params;
  return filters;
}
