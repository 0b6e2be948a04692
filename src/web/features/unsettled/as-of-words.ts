import type { UnsettledGroup } from '#contract/settlement.ts';
import { formatDecimal, money } from '#domain/money.ts';
import { calendarDay, fullMoment } from '#web/format/date.ts';
import { amountInWords } from '#web/format/money.ts';
import { addDays, dayOf, dayStart, zoneCity } from '#web/format/zone.ts';
import type { UnsettledSearch } from './unsettled-search.ts';

/** "31 October 2026, 24:00 (Stockholm)": a midnight is the end of its day, as books say it. */
export function asOfInWords(asOf: string, zone: string): string {
  const at = Date.parse(asOf);
  const day = dayOf(zone, at);
  const said =
    dayStart(zone, day) === at
      ? `${calendarDay(new Date(`${addDays(day, -1)}T12:00:00`))}, 24:00`
      : fullMoment(zone, at);
  return `${said} (${zoneCity(zone)})`;
}

/** Everything of the same moment. */
export function atMoment(asOf: string | undefined): UnsettledSearch {
  return asOf === undefined ? {} : { as_of: asOf };
}

/**
 * "€1,234.50": what the rows of an address come to, where it asks for one currency and leaves nothing of it out but other
 * PSPs; else null. That is the figure of a month-end report.
 */
export function figureOf(groups: readonly UnsettledGroup[], search: UnsettledSearch): string | null {
  const [currency, ...others] = search.currency ?? [];
  const { captured_gte, captured_lt, late } = search;
  if (currency === undefined || others.length > 0) return null;
  if ([captured_gte, captured_lt, late].some((one) => one !== undefined)) return null;
  const own = groups.filter(
    (group) => group.currency === currency && (search.gateway?.includes(group.gateway) ?? true),
  );
  const minor = own.reduce((sum, { amount }) => sum + money(amount, currency).minor, 0n);
  return amountInWords(formatDecimal({ minor, currency }), currency);
}
