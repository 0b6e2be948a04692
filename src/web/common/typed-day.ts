import { readBankDate } from '#domain/statement-date.ts';
import { formatter } from '#web/format/zone.ts';

/** A typed day (YYYY-MM-DD), or a sentence on what keeps the text from being one; neither when nothing was typed. */
export interface TypedDay {
  readonly day?: string;
  readonly problem?: string;
}

const WITHOUT_YEAR = /^\d{1,2}[\s./-]*(?:\d{1,2}|[a-z]{3,9})\.?$/i;
/** Three numbers, or a month's name between two. */
const DATE_SHAPED = /^\d{1,4}([\s./-]+)(?:\d{1,2}|[a-z]{3,9})[\s.,/-]+\d{2,4}\.?$|^\d{6}(?:\d{2})?$/i;
/** Between these, a year of two digits is always the last number. */
const YEAR_COMES_LAST = /[\s/]/;

/**
 * Reads a day as a person types it: day, month and year with any of the usual signs between them or a month's name, or an
 * ISO date. What can be read in two ways is asked about, never guessed.
 */
export function readTypedDay(typed: string, today: string): TypedDay {
  const text = typed.trim();
  if (text === '') return {};
  if (text.includes(':')) return { problem: 'Only a day, without a time of day.' };
  const [dayFirst, yearFirst] = [readBankDate(text, 'dmy'), readBankDate(text, 'ymd')];
  if (dayFirst !== null && yearFirst !== null && dayFirst !== yearFirst && !YEAR_COMES_LAST.test(text)) {
    return { problem: `${dayAsTyped(dayFirst)} or ${dayAsTyped(yearFirst)}? Write the whole year.` };
  }
  const day = dayFirst ?? yearFirst;
  return day === null ? { problem: problemWith(text, today) } : { day };
}

export type End = 'from' | 'to';

/** Reads the first and the last day of a range, either of which may be left open. */
export function readTypedDays(text: Readonly<Record<End, string>>, today: string): Record<End, TypedDay> {
  const [from, to] = [readTypedDay(text.from, today), readTypedDay(text.to, today)];
  const turned = from.day !== undefined && to.day !== undefined && to.day < from.day;
  return { from, to: turned ? { problem: 'This is before the first day.' } : to };
}

/** "3 Nov 2026": how a day stands in a field, which reads it back as the same day. */
export function dayAsTyped(day: string): string {
  const options = { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' } as const;
  return formatter('en-GB', options).format(Date.parse(`${day}T00:00:00Z`));
}

function problemWith(text: string, today: string): string {
  const monthFirst = readBankDate(text, 'mdy');
  if (monthFirst !== null) return `The day comes first, such as ${dayAsTyped(monthFirst)}.`;
  if (WITHOUT_YEAR.test(text)) {
    const thisYear = [...text.split(/[\s./-]+/).filter(Boolean), today.slice(0, 4)].join('.');
    return `Add the year, such as ${dayAsTyped(readBankDate(thisYear, 'dmy') ?? today)}.`;
  }
  if (DATE_SHAPED.test(text)) return 'There is no such day on the calendar.';
  return `Not a date such as ${dayAsTyped(today)} or ${today}.`;
}
