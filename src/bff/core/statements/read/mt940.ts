import { isIban } from '#domain/bank-account.ts';
import { calendarDay, daysFrom, readBankDate } from '#domain/statement-date.ts';
import { detailsText } from './mt940-details.ts';
import { accountName, amountAt, balanceDays, boundLines, currencyAt, plainText } from './read-lines.ts';
import type { Pause, ReadLine, ReadRange, ReadStatement } from './read-lines.ts';
import { Unreadable, quoted } from './unreadable.ts';

/** A field such as ":61:2611171117CR18403,22N…", its continuation lines joined to it. */
interface Field {
  readonly tag: string;
  readonly line: number;
  readonly rows: string[];
}

const FIELD = /^:(\d{2}[A-Z]?):(.*)$/;
/** Where a SWIFT envelope opens and closes a message, and what stands for its end without one. */
const FRAME = /^(\{[1-5]:|-\}?$|-$|$)/;
/** Value date, entry date, sign (a reversal turns it), currency letter, amount, type, reference, the bank's reference. */
const ENTRY = /^(\d{6})(\d{4})?(R?[CD])([A-Z])?(\d[\d.]*,\d*|\d+)([A-Z][A-Z0-9]{3})?(.*?)(?:\/\/(.*))?$/;
const BALANCE = /^([CD])(\d{6})([A-Z]{3})([\d.,]+)$/;
const SLICE = 2_000;
/** What stands for "none", or for "see field 86". */
const NO_REFERENCE = new Set(['', 'NONREF', 'EREF', 'PREF', 'MREF']);

/** One statement within the file: from its :25: to the next. */
interface Account {
  account: string;
  currency: string | null;
  opened: string | null;
  closed: string | null;
  lines: ReadLine[];
}

/**
 * Reads MT940 (SWIFT category 9): the fields 25, 60, 61, 86 and 62 of any number of statements, in the dialects that banks
 * make of 61 and 86.
 * @throws Unreadable
 */
export async function readMt940(text: string, pause: Pause): Promise<ReadStatement> {
  const accounts: Account[] = [];
  let count = 0;
  const fields = fieldsOf(text);
  for (const [index, field] of fields.entries()) {
    if (index % SLICE === 0) await pause();
    const open = accounts.at(-1);
    if (field.tag === '20' || (field.tag === '25' && open?.account !== '')) {
      if (open?.account !== '' || accounts.length === 0) accounts.push(newAccount());
    }
    const account = accounts.at(-1);
    if (!account)
      throw new Unreadable(field.line, `:${field.tag}: stands before any statement begins with :20:.`);
    const next = fields[index + 1];
    take(account, field, next?.tag === '86' ? next : null);
    if (field.tag === '61') boundLines((count += 1), field.line);
  }
  if (accounts.length === 0)
    throw new Unreadable(null, 'This file holds no statement: there is no :20: in it.');
  return { lines: accounts.flatMap(({ lines }) => lines), ranges: accounts.flatMap(rangeOf) };
}

function newAccount(): Account {
  return { account: '', currency: null, opened: null, closed: null, lines: [] };
}

function fieldsOf(text: string): Field[] {
  const fields: Field[] = [];
  for (const [index, raw] of text.split(/\r\n|\n|\r/).entries()) {
    // An envelope may have the first field on its own line.
    const row = raw.replace(/^(\{[1-5]:.*?\{4:)(?=:)/, '');
    const [, tag, rest = ''] = FIELD.exec(row) ?? [];
    if (tag !== undefined) fields.push({ tag, line: index + 1, rows: [rest] });
    else if (!FRAME.test(row)) {
      const last = fields.at(-1);
      if (!last) throw new Unreadable(index + 1, `${quoted(row)} is not a field such as :20:.`);
      last.rows.push(row);
    }
  }
  return fields;
}

function take(account: Account, field: Field, details: Field | null): void {
  const [first = ''] = field.rows;
  switch (field.tag) {
    case '25':
      account.account = accountIn(first);
      break;
    case '60F':
    case '60M':
    case '62F':
    case '62M': {
      const [, , date = '', code = ''] = BALANCE.exec(first.trim()) ?? [];
      const day = readBankDate(date, 'ymd');
      if (day === null) throw new Unreadable(field.line, `${quoted(first)} is not a balance.`);
      account.currency = currencyAt(field.line, code);
      if (field.tag.startsWith('60')) account.opened ??= day;
      else account.closed = day;
      break;
    }
    case '61':
      account.lines.push(lineOf(account, field, details));
      break;
    default:
  }
}

/** An IBAN may have a bank's BIC before it and the currency right behind it. */
function accountIn(text: string): string {
  const name = accountName(text.replace(/\s[A-Z]{3}$/, ''));
  const iban = /(?:^|\/)([A-Z]{2}\d{2}[A-Z0-9]+?)(?:[A-Z]{3})?$/.exec(name)?.[1];
  return [name, name.split('/').at(-1) ?? '', iban ?? ''].find(isIban) ?? name;
}

function lineOf({ account, currency }: Account, field: Field, details: Field | null): ReadLine {
  const [first = '', ...supplement] = field.rows;
  const [, value = '', entry, mark = '', , amount = '', , own = '', banks = ''] =
    ENTRY.exec(first.trim()) ?? [];
  const valueOn = readBankDate(value, 'ymd');
  if (valueOn === null) throw new Unreadable(field.line, `${quoted(first)} is not a booking.`);
  if (currency === null) throw new Unreadable(field.line, 'a booking before the opening balance :60F:.');
  const minor = amountAt(field.line, amount, currency, ',');
  const reference = [banks, own].map((each) => plainText([each])).find((each) => !NO_REFERENCE.has(each));
  return {
    fileLine: field.line,
    account,
    bookedOn: entry === undefined ? valueOn : entryDay(entry, valueOn, field.line),
    valueOn,
    currency,
    // RC takes a credit back, RD a debit.
    minor: mark === 'D' || mark === 'RC' ? -minor : minor,
    text: plainText([
      details ? detailsText(details.rows) : null,
      NO_REFERENCE.has(own.trim()) ? null : own,
      ...supplement,
    ]),
    reference: reference ?? null,
  };
}

/** The entry date has no year: that which brings it nearest to the value date, across the turn of the year. */
function entryDay(monthDay: string, valueOn: string, line: number): string {
  const year = Number(valueOn.slice(0, 4));
  const days = [year - 1, year, year + 1]
    .map((each) => calendarDay(each, Number(monthDay.slice(0, 2)), Number(monthDay.slice(2))))
    .filter((day) => day !== null)
    .sort((a, b) => Math.abs(daysFrom(a, valueOn)) - Math.abs(daysFrom(b, valueOn)));
  const [nearest] = days;
  if (nearest === undefined)
    throw new Unreadable(line, `${quoted(monthDay)} is not the month and day of a booking.`);
  return nearest;
}

function rangeOf({ account, currency, opened, closed, lines }: Account): ReadRange[] {
  if (currency === null) return [];
  const days = [...balanceDays(opened, closed), ...lines.map(({ bookedOn }) => bookedOn)].sort();
  const [from] = days;
  const to = days.at(-1);
  return from === undefined || to === undefined ? [] : [{ account, currency, from, to }];
}
