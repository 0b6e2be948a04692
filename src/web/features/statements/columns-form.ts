import type { CsvColumn, CsvMapping, CsvQuestion } from '#contract/statement-upload.ts';
import { isCurrency } from '#domain/currency.ts';

/** What is being answered about a table; -1 stands for no column. */
export interface ColumnsForm {
  readonly date: number;
  /** One column with signs, a pair for in and out, or one beside words such as "credit". */
  readonly style: 'signed' | 'pair' | 'words';
  readonly amount: number;
  readonly credit: number;
  readonly debit: number;
  readonly direction: number;
  readonly currencyColumn: number;
  readonly currency: string;
  readonly text: readonly number[];
  readonly reference: number;
  readonly dateOrder: CsvMapping['date_order'];
  readonly decimalMark: CsvMapping['decimal_mark'];
}

export function newColumnsForm({ guess }: CsvQuestion): ColumnsForm {
  return {
    date: guess.date,
    style:
      guess.direction !== null ? 'words' : guess.amount === null && guess.credit !== null ? 'pair' : 'signed',
    amount: guess.amount ?? -1,
    credit: guess.credit ?? -1,
    debit: guess.debit ?? -1,
    direction: guess.direction ?? -1,
    currencyColumn: guess.currency_column ?? -1,
    currency: guess.currency ?? '',
    text: guess.text,
    reference: guess.reference ?? -1,
    dateOrder: guess.date_order,
    decimalMark: guess.decimal_mark,
  };
}

export type DateOrders = CsvColumn['date_orders'];
export type DecimalMarks = CsvColumn['decimal_marks'];

/** For currencies whose amounts the examples cannot tell. */
const ANY_MARKS: DecimalMarks = [
  { mark: '.', text: '1,234.56', reads: '1234.56' },
  { mark: ',', text: '1.234,56', reads: '1234.56' },
];

/** The ways to read the chosen columns; a question where there are two. */
export function waysToRead(
  form: ColumnsForm,
  { columns, unclear }: CsvQuestion,
): { readonly orders: DateOrders; readonly marks: DecimalMarks } {
  const amounts = form.style === 'pair' ? [form.credit, form.debit] : [form.amount];
  const unsure = amounts.map((column) => columns[column]?.decimal_marks ?? []);
  // One column may settle what another leaves open; then the backend finds it out.
  const marks = unsure.every((some) => some.length > 1) ? (unsure[0] ?? []) : [];
  return {
    orders: columns[form.date]?.date_orders ?? [],
    marks: marks.length === 0 && unclear.includes('decimal_mark') ? ANY_MARKS : marks,
  };
}

/** @returns the mapping to send, or what is missing, by field */
export function readColumnsForm(
  form: ColumnsForm,
  question: CsvQuestion,
): { readonly mapping: CsvMapping | null; readonly problems: Readonly<Record<string, string>> } {
  const problems: Record<string, string> = {};
  const { orders, marks } = waysToRead(form, question);
  const needed = form.style === 'pair' ? (['credit', 'debit'] as const) : (['amount'] as const);
  if (form.date < 0) problems['date'] = 'Choose the column with the day of the booking.';
  for (const field of needed) if (form[field] < 0) problems[field] = 'Choose the column with the amount.';
  if (form.style === 'words' && form.direction < 0)
    problems['direction'] = 'Choose the column with the words.';
  if (form.currencyColumn < 0 && !isCurrency(form.currency))
    problems['currency'] = 'Name the currency of the account, such as EUR.';
  if (orders.length > 1 && form.dateOrder === null) problems['dateOrder'] = 'Say how the dates are written.';
  if (marks.length > 1 && form.decimalMark === null)
    problems['decimalMark'] = 'Say how the amounts are written.';
  if (Object.keys(problems).length > 0) return { mapping: null, problems };
  const column = (index: number) => (index < 0 ? null : index);
  const isPair = form.style === 'pair';
  return {
    problems,
    mapping: {
      date: form.date,
      value_date: question.guess.value_date === form.date ? null : question.guess.value_date,
      amount: isPair ? null : column(form.amount),
      credit: isPair ? column(form.credit) : null,
      debit: isPair ? column(form.debit) : null,
      direction: form.style === 'words' ? column(form.direction) : null,
      currency_column: column(form.currencyColumn),
      currency: form.currencyColumn < 0 ? form.currency : null,
      text: [...form.text],
      reference: column(form.reference),
      date_order: orders.length > 1 ? form.dateOrder : null,
      decimal_mark: form.decimalMark,
    },
  };
}
