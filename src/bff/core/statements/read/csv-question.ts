import type { CsvColumn, CsvMapping, CsvQuestion, UnclearPart } from '#contract/statement-upload.ts';
import { formatDecimal } from '#domain/money.ts';
import { marksOfAll, possibleMarks, readBankAmount } from '#domain/statement-amount.ts';
import type { DecimalMark } from '#domain/statement-amount.ts';
import { guessColumns, untilLastDate } from '#domain/statement-columns.ts';
import type { ColumnRole } from '#domain/statement-columns.ts';
import { possibleOrders, readBankDate } from '#domain/statement-date.ts';
import type { DateOrder } from '#domain/statement-date.ts';
import { bookingsOf, cellOf } from './csv-lines.ts';
import type { FullMapping } from './csv-lines.ts';
import type { CsvRow, CsvTable } from './csv-table.ts';
import { Unreadable } from './unreadable.ts';

const ROWS_SHOWN = 5;
/** Rows from which columns are judged before somebody has named them. */
const ROWS_JUDGED = 2_000;

type Filled = { readonly mapping: FullMapping } | { readonly unclear: readonly UnclearPart[] };

/**
 * Fills in what a mapping leaves to be found out, from all of the file's rows.
 * @returns what is unclear instead, when dates or amounts can be read in two ways
 * @throws Unreadable when they can be read in none
 */
export function fillMapping(table: CsvTable, mapping: CsvMapping): Filled {
  checkColumns(table, mapping);
  const rows = bookingsOf(table, mapping.date);
  const unclear: UnclearPart[] = [];
  if (mapping.currency_column === null && mapping.currency === null) unclear.push('currency');
  const orders =
    mapping.date_order === null
      ? possibleOrders([...new Set(valuesIn(rows, mapping.date))])
      : [mapping.date_order];
  const marks = mapping.decimal_mark === null ? marksOfAll(amountsIn(rows, mapping)) : [mapping.decimal_mark];
  if (orders.length > 1) unclear.push('date_order');
  if (marks.length > 1) unclear.push('decimal_mark');
  if (unclear.length > 0) return { unclear };
  // Under no order all are dates: reading in the likeliest one names the line.
  return { mapping: { ...mapping, date_order: orders[0] ?? 'dmy', decimal_mark: marks[0] ?? '.' } };
}

function checkColumns({ headings }: CsvTable, mapping: CsvMapping): void {
  const { date, value_date, amount, credit, debit, direction, currency_column, text, reference } = mapping;
  const used = [date, value_date, amount, credit, debit, direction, currency_column, reference, ...text];
  if (used.some((column) => column !== null && column >= headings.length))
    throw new Unreadable(null, 'The columns named are not in this file.');
  if (amount === null && credit === null && debit === null)
    throw new Unreadable(null, 'No column is named for the amount.');
}

function valuesIn(rows: readonly CsvRow[], column: number): string[] {
  return rows.map((row) => cellOf(row, column));
}

function* amountsIn(
  rows: readonly CsvRow[],
  { amount, credit, debit, currency, currency_column }: CsvMapping,
): Generator<readonly [string, string]> {
  const columns = [amount, credit, debit].filter((column) => column !== null);
  for (const row of rows) {
    const code = currency_column === null ? (currency ?? '') : cellOf(row, currency_column).toUpperCase();
    for (const column of columns) yield [cellOf(row, column), code];
  }
}

/** What a person is asked about a file, with what its headings suggest. */
export function questionAbout(
  table: CsvTable,
  known: CsvMapping | null,
  unclear: readonly UnclearPart[],
  problem: string | null = null,
): CsvQuestion {
  const judged = table.rows.slice(0, ROWS_JUDGED);
  const columns = table.headings.map((_, index) => valuesIn(judged, index));
  return {
    columns: table.headings.map((name, index) => ({ name, ...readings(columns[index] ?? []) })),
    rows: table.rows
      .slice(0, ROWS_SHOWN)
      .map(({ cells }) => table.headings.map((_, index) => cells[index] ?? '')),
    rows_count: table.rows.length,
    unclear: [...unclear],
    problem,
    guess: known ?? guess(table.headings, columns),
  };
}

/** An example that the ways to read it tell apart, or the first value. */
function readings(values: readonly string[]): Omit<CsvColumn, 'name'> {
  const dates = untilLastDate(values);
  const orders = possibleOrders(dates);
  const marks = possibleMarks(values, 'EUR');
  const date = example(dates, orders, readBankDate);
  const amount = example(values, marks, readEuros);
  return {
    date_orders: orders.flatMap((order) =>
      readingOf(date, readBankDate(date, order), (reads) => ({ order, ...reads })),
    ),
    decimal_marks: marks.flatMap((mark) =>
      readingOf(amount, readEuros(amount, mark), (reads) => ({ mark, ...reads })),
    ),
  };
}

function readingOf<T>(
  text: string,
  reads: string | null,
  make: (shown: { text: string; reads: string }) => T,
): T[] {
  return reads === null ? [] : [make({ text, reads })];
}

function example<W extends DateOrder | DecimalMark>(
  values: readonly string[],
  ways: readonly W[],
  read: (text: string, way: W) => string | null,
): string {
  const filled = values.filter((value) => value !== '');
  const telling = filled.find((value) => new Set(ways.map((way) => read(value, way))).size > 1);
  return telling ?? filled[0] ?? '';
}

function readEuros(text: string, mark: DecimalMark): string | null {
  const amount = readBankAmount(text, 'EUR', mark);
  return amount.ok ? formatDecimal({ minor: amount.value, currency: 'EUR' }) : null;
}

function guess(headings: readonly string[], columns: readonly (readonly string[])[]): CsvQuestion['guess'] {
  const roles = guessColumns(headings, columns);
  const first = (role: ColumnRole): number | null => roles.get(role)?.[0] ?? null;
  const amount = first('amount');
  const sides = amount === null;
  return {
    date: first('date') ?? first('value_date') ?? -1,
    value_date: first('value_date'),
    amount,
    credit: sides ? first('credit') : null,
    debit: sides ? first('debit') : null,
    direction: sides ? null : first('direction'),
    currency_column: first('currency'),
    currency: null,
    text: [...(roles.get('text') ?? [])].slice(0, 8),
    reference: first('reference'),
    date_order: null,
    decimal_mark: null,
  };
}
