/** The order of day, month and year in a date made of numbers. */
export const DATE_ORDERS = ['dmy', 'mdy', 'ymd'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

const NAMES = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const LONGEST_TEXT = 40;
const DAY_MS = 86_400_000;
/** A time of day behind the date, with or without a zone: it does not change the bank's day. */
const CLOCK = /[T ,]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?\s*(?:[AP]M|Z|UTC|[+-]\d{2}:?\d{2})?$/i;
const NUMBERS = /^(\d{1,4})([./ -])(\d{1,2})\2(\d{1,4})\.?$/;
const BARE = /^(\d{2})(\d{2})(\d{2})(\d{2})?$/;
const DAY_NAME_YEAR = /^(\d{1,2})[\s.-]+([a-z]{3,9})[\s.,-]+(\d{4}|\d{2})$/i;
const NAME_DAY_YEAR = /^([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})$/i;

/**
 * Reads a date as banks write it, in this order: "03.04.2026", "3/4/26", "2026-04-03", "20260403", "3 Apr 2026". A time of
 * day behind it is left out. Years of two digits are of this century.
 * @returns YYYY-MM-DD, or null for what is no date in this order
 */
export function readBankDate(text: string, order: DateOrder): string | null {
  if (text.length > LONGEST_TEXT) return null;
  const day = text.trim().replace(CLOCK, '');
  return readNamed(day) ?? readNumbers(day, order) ?? readBare(day, order);
}

/** The orders under which every one of these dates can be read. More than one is a question to the person. */
export function possibleOrders(texts: readonly string[]): DateOrder[] {
  const filled = texts.filter((text) => text.trim() !== '');
  const possible = DATE_ORDERS.filter((order) => filled.every((text) => readBankDate(text, order) !== null));
  const [first, ...others] = possible;
  const same =
    first !== undefined &&
    others.every((order) => filled.every((text) => readBankDate(text, order) === readBankDate(text, first)));
  return same ? [first] : possible;
}

/** YYYY-MM-DD of a day that is on the calendar, or null. */
export function calendarDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal =
    year >= 1970 && year <= 2199 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : null;
}

/** Days since 1970-01-01. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS;
}

/** Whole days from one YYYY-MM-DD to another. */
export function daysFrom(first: string, second: string): number {
  return dayNumber(second) - dayNumber(first);
}

/** The YYYY-MM-DD so many days after another, before it when negative. */
export function dayAfter(day: string, days: number): string {
  return new Date((dayNumber(day) + days) * DAY_MS).toISOString().slice(0, 10);
}

function readNamed(text: string): string | null {
  const [, dayFirst, nameSecond, year] = DAY_NAME_YEAR.exec(text) ?? [];
  if (dayFirst !== undefined) return named(year, nameSecond, dayFirst);
  const [, name, day, fullYear] = NAME_DAY_YEAR.exec(text) ?? [];
  return name === undefined ? null : named(fullYear, name, day);
}

function named(year = '', name = '', day = ''): string | null {
  return calendarDay(yearOf(year), NAMES.indexOf(name.slice(0, 3).toLowerCase()) + 1, Number(day));
}

function readNumbers(text: string, order: DateOrder): string | null {
  const [, first = '', separator, second = '', third = ''] = NUMBERS.exec(text) ?? [];
  if (separator === undefined) return null;
  // A year of four digits says where it stands. Between dots, no bank puts the month first, nor a short year.
  if (first.length > 2 !== (order === 'ymd') && (first.length > 2 || third.length > 2)) return null;
  if (separator === '.' && first.length <= 2 && order !== 'dmy') return null;
  return inOrder([first, second, third], order);
}

function readBare(text: string, order: DateOrder): string | null {
  const [, a = '', b = '', c = '', d] = BARE.exec(text) ?? [];
  if (a === '') return null;
  if (d === undefined) return inOrder([a, b, c], order);
  return order === 'ymd' ? inOrder([a + b, c, d], order) : inOrder([a, b, c + d], order);
}

function inOrder([a, b, c]: readonly [string, string, string], order: DateOrder): string | null {
  const [year, month, day] = order === 'ymd' ? [a, b, c] : order === 'dmy' ? [c, b, a] : [c, a, b];
  if (day.length > 2 || month.length > 2) return null;
  return calendarDay(yearOf(year), Number(month), Number(day));
}

function yearOf(text: string): number {
  if (text.length === 2) return 2000 + Number(text);
  return text.length === 4 ? Number(text) : Number.NaN;
}
