import type { CsvMapping } from '#contract/statement-upload.ts';
import type { DecimalMark } from '#domain/statement-amount.ts';
import type { DateOrder } from '#domain/statement-date.ts';
import { readBankDate } from '#domain/statement-date.ts';
import { directionOf, isDate } from '#domain/statement-columns.ts';
import type { CsvRow, CsvTable } from './csv-table.ts';
import { amountAt, currencyAt, plainText, rangesOf } from './read-lines.ts';
import type { Pause, ReadLine, ReadRange, ReadStatement } from './read-lines.ts';
import { Unreadable, quoted } from './unreadable.ts';

/** A mapping with nothing left to ask. */
export interface FullMapping extends CsvMapping {
  readonly date_order: DateOrder;
  readonly decimal_mark: DecimalMark;
}

const SLICE = 2_000;

/** The rows of a table down to the last with a date in this column: below it banks set totals. */
export function bookingsOf(table: CsvTable, date: number): readonly CsvRow[] {
  const last = table.rows.findLastIndex((row) => isDate(cellOf(row, date)));
  return last < 0 ? table.rows : table.rows.slice(0, last + 1);
}

/**
 * The lines of a table whose columns are known.
 * @throws Unreadable
 */
export async function readCsvLines(
  table: CsvTable,
  mapping: FullMapping,
  pause: Pause,
): Promise<ReadStatement> {
  const lines: ReadLine[] = [];
  for (const row of bookingsOf(table, mapping.date)) {
    lines.push(lineOf(row, mapping));
    if (lines.length % SLICE === 0) await pause();
  }
  return { lines, ranges: wholeFile(rangesOf(lines)) };
}

/** A table is an export of some days, the same for all that is in it. */
function wholeFile(ranges: readonly ReadRange[]): ReadRange[] {
  const days = ranges.flatMap(({ from, to }) => [from, to]).sort();
  return ranges.map((range) => ({ ...range, from: days[0] ?? range.from, to: days.at(-1) ?? range.to }));
}

function lineOf(row: CsvRow, mapping: FullMapping): ReadLine {
  const currency =
    mapping.currency_column === null
      ? (mapping.currency ?? '')
      : currencyAt(row.line, cellOf(row, mapping.currency_column));
  const value = mapping.value_date === null ? '' : cellOf(row, mapping.value_date);
  return {
    fileLine: row.line,
    account: '',
    bookedOn: dateAt(row, mapping.date, mapping.date_order),
    valueOn: value === '' ? null : readBankDate(value, mapping.date_order),
    currency,
    minor: minorOf(row, mapping, currency),
    text: plainText(mapping.text.map((column) => cellOf(row, column))),
    reference: (mapping.reference !== null && cellOf(row, mapping.reference)) || null,
  };
}

function minorOf(row: CsvRow, mapping: FullMapping, currency: string): bigint {
  const read = (column: number) => amountAt(row.line, cellOf(row, column), currency, mapping.decimal_mark);
  if (mapping.amount !== null) {
    const minor = read(mapping.amount);
    if (mapping.direction === null) return minor;
    const word = cellOf(row, mapping.direction);
    const direction = directionOf(word);
    if (direction === null) throw new Unreadable(row.line, `${quoted(word)} is neither credit nor debit.`);
    return direction === 1 ? absolute(minor) : -absolute(minor);
  }
  const sides = [mapping.credit, mapping.debit].map((column) =>
    column === null || cellOf(row, column) === '' ? null : read(column),
  );
  const [credit = null, debit = null] = sides.map((side) => (side === 0n ? null : side));
  if (credit !== null && debit !== null)
    throw new Unreadable(row.line, 'a booking that is credit and debit at once.');
  if (credit === null && debit === null && sides.every((side) => side === null))
    throw new Unreadable(row.line, 'a booking without an amount.');
  return credit ?? (debit === null ? 0n : -absolute(debit));
}

function absolute(minor: bigint): bigint {
  return minor < 0n ? -minor : minor;
}

function dateAt(row: CsvRow, column: number, order: DateOrder): string {
  const text = cellOf(row, column);
  const day = readBankDate(text, order);
  if (day !== null) return day;
  throw new Unreadable(row.line, `${quoted(text)} is not a date written as ${ORDERS[order]}.`);
}

const ORDERS: Readonly<Record<DateOrder, string>> = {
  dmy: 'day, month, year',
  mdy: 'month, day, year',
  ymd: 'year, month, day',
};

export function cellOf(row: CsvRow, column: number): string {
  return row.cells[column] ?? '';
}
