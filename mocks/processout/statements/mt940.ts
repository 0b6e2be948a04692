import type { StatementLine } from '../engine/payout-statement.ts';
import type { BankAccount } from './sample.ts';

const ROW = 27;
const FIRST_TEXT = 20;
const MOST_ROWS = 10;

/** MT940 as German banks write it: the text in numbered subfields of 27 letters, wherever that breaks a word. */
export function toMt940(accounts: readonly BankAccount[]): string {
  return accounts.flatMap(statementOf).join('\r\n');
}

function statementOf({ currency, iban, from, to, lines }: BankAccount): string[] {
  return [
    `:20:NORRLAND${currency}`,
    `:25:${iban}`,
    ':28C:1/1',
    `:60F:C${shortDay(dayBefore(from))}${currency}0,00`,
    ...lines.flatMap(bookingOf),
    `:62F:C${shortDay(to)}${currency}0,00`,
    '-',
    '',
  ];
}

function bookingOf({ booked_on: day, amount, text, reference }: StatementLine): string[] {
  const sign = amount.startsWith('-') ? 'D' : 'C';
  const number = amount.replace('-', '').replace('.', ',');
  const written = number.includes(',') ? number : `${number},`;
  return [
    `:61:${shortDay(day)}${shortDay(day).slice(2)}${sign}${written}NTRFNONREF//${reference}`,
    `:86:166?00GUTSCHRIFT${subfields(text)}`,
  ];
}

function subfields(text: string): string {
  const rows = text.match(new RegExp(`.{1,${String(ROW)}}`, 'g')) ?? [];
  return rows
    .slice(0, MOST_ROWS)
    .map((row, index) => `?${String(FIRST_TEXT + index)}${row}`)
    .join('');
}

function shortDay(day: string): string {
  return day.slice(2).replaceAll('-', '');
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
