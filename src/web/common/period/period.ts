import type { REPORT_BUCKETS } from '#contract/reports.ts';
import { addDays, dayOf, dayStart } from '#web/format/zone.ts';

/** Calendar days of the reader's zone, first and last included. */
export interface PeriodDays {
  readonly from: string;
  readonly to: string;
}

export const PERIODS = ['7d', '30d', '90d', 'month', 'last-month'] as const;
export type PeriodName = (typeof PERIODS)[number];

export const PERIOD_WORDS: Readonly<Record<PeriodName, string>> = {
  '7d': 'Last 7 days',
  '30d': 'Last 30 days',
  '90d': 'Last 90 days',
  month: 'This month',
  'last-month': 'Last month',
};

/** The part of an address that says which days: a name that moves with the clock, or days that stay. */
export interface PeriodSearch {
  readonly period?: PeriodName;
  readonly from?: string;
  readonly to?: string;
}

export type Bucket = (typeof REPORT_BUCKETS)[number];

/** How the time of the reader stands, and how a report counts it. */
export interface When {
  readonly zone: string;
  readonly now: number;
  readonly bucket: Bucket;
}

/** Three years, which is as much as a report takes. */
const LONGEST_DAYS = 3 * 365;
const DAY_MS = 86_400_000;
const DAILY = 35;
const WEEKLY = 190;

/** Reads the days of an address; what is no period, or none that a report takes, is left out. */
export function readPeriod(input: Readonly<Record<string, unknown>>): PeriodSearch {
  const { period, from, to } = input;
  const name = PERIODS.find((each) => each === period);
  if (name) return { period: name };
  if (!isDay(from) || !isDay(to) || to < from || isTooLong({ from, to })) return {};
  return { from, to };
}

function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const at = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value);
}

/** The days that an address means now, in the zone. */
export function periodDays(
  search: PeriodSearch,
  fallback: PeriodName,
  zone: string,
  now: number,
): PeriodDays {
  if (search.from !== undefined && search.to !== undefined) return { from: search.from, to: search.to };
  const today = dayOf(zone, now);
  const firstOfMonth = `${today.slice(0, 7)}-01`;
  switch (search.period ?? fallback) {
    case '7d':
      return { from: addDays(today, -6), to: today };
    case '30d':
      return { from: addDays(today, -29), to: today };
    case '90d':
      return { from: addDays(today, -89), to: today };
    case 'month':
      return { from: firstOfMonth, to: today };
    case 'last-month': {
      const last = addDays(firstOfMonth, -1);
      return { from: `${last.slice(0, 7)}-01`, to: last };
    }
  }
}

/** How many days, first and last included. */
export function lengthOf({ from, to }: PeriodDays): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
}

/** More days than a report takes. */
export function isTooLong(days: PeriodDays): boolean {
  return lengthOf(days) > LONGEST_DAYS;
}

/** Days while they can be told apart, then weeks, then months. */
export function bucketOf(days: PeriodDays): Bucket {
  const length = lengthOf(days);
  return length <= DAILY ? 'day' : length <= WEEKLY ? 'week' : 'month';
}

/** From midnight to midnight in the zone, as a report is asked for. */
export function periodParams(
  days: PeriodDays,
  zone: string,
): { readonly period_gte: string; readonly period_lt: string; readonly zone: string } {
  return {
    period_gte: new Date(dayStart(zone, days.from)).toISOString(),
    period_lt: new Date(dayStart(zone, addDays(days.to, 1))).toISOString(),
    zone,
  };
}

/** A calendar month of a day: all of it, also the days that are still to come. */
export function monthDays(month: string): PeriodDays {
  const from = `${month}-01`;
  const next = new Date(`${from}T00:00:00Z`);
  next.setUTCMonth(next.getUTCMonth() + 1);
  return { from, to: addDays(next.toISOString().slice(0, 10), -1) };
}
