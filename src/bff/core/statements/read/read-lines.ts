import { isCurrency } from '#domain/currency.ts';
import { readBankAmount } from '#domain/statement-amount.ts';
import type { BankAmountProblem, DecimalMark } from '#domain/statement-amount.ts';
import { dayAfter } from '#domain/statement-date.ts';
import { MAX_STATEMENT_LINES } from '#contract/statement-upload.ts';
import { Unreadable, quoted } from './unreadable.ts';

/** A line of a bank statement, from whatever format. Days are YYYY-MM-DD. */
export interface ReadLine {
  /** In the file, counted from 1. */
  readonly fileLine: number;
  readonly account: string;
  readonly bookedOn: string;
  readonly valueOn: string | null;
  readonly currency: string;
  /** Minor units; what left the account is negative. */
  readonly minor: bigint;
  readonly text: string;
  readonly reference: string | null;
}

/** The days of one account that a file speaks for, first and last included. */
export interface ReadRange {
  /** IBAN or number, without spaces; empty when the file does not say. */
  readonly account: string;
  readonly currency: string;
  readonly from: string;
  readonly to: string;
}

export interface ReadStatement {
  readonly lines: readonly ReadLine[];
  readonly ranges: readonly ReadRange[];
}

/** Gives others their turn; readers call it between slices of work, so that a large file hangs nobody. */
export type Pause = () => Promise<void>;

const LONGEST_TEXT = 1000;
/** What draws nothing, or draws text backwards. */
// eslint-disable-next-line no-control-regex -- these are what is taken out
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/g;

/** A bank's text on one line, without what cannot be seen, and no longer than anybody reads. */
export function plainText(parts: readonly (string | null | undefined)[]): string {
  const joined = parts.filter(Boolean).join(' ').replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim();
  return joined.length > LONGEST_TEXT ? `${joined.slice(0, LONGEST_TEXT - 1)}…` : joined;
}

export function accountName(text: string): string {
  return plainText([text]).replaceAll(' ', '').slice(0, 50);
}

const AMOUNT_PROBLEMS: Readonly<Record<BankAmountProblem, string>> = {
  empty: 'is empty',
  'not-an-amount': 'is not an amount',
  'two-signs': 'has two signs',
  'too-many-decimals': 'has more decimals than its currency',
  'too-large': 'is larger than any bank moves',
  'other-currency': 'is in another currency than its line',
};

/** @throws Unreadable */
export function amountAt(line: number, text: string, currency: string, mark: DecimalMark): bigint {
  const amount = readBankAmount(text, currency, mark);
  if (amount.ok) return amount.value;
  throw new Unreadable(line, `the amount ${quoted(text)} ${AMOUNT_PROBLEMS[amount.problem]}.`);
}

/** @throws Unreadable */
export function currencyAt(line: number, text: string): string {
  const code = text.trim().toUpperCase();
  if (isCurrency(code)) return code;
  throw new Unreadable(line, `${quoted(text)} is not an ISO 4217 currency code.`);
}

/** @throws Unreadable */
export function boundLines(count: number, line: number): void {
  if (count > MAX_STATEMENT_LINES)
    throw new Unreadable(
      line,
      `there are more than ${String(MAX_STATEMENT_LINES)} bookings up to here. Split the file.`,
    );
}

/** The first and the last day of some lines, per account and currency. */
export function rangesOf(lines: readonly ReadLine[]): ReadRange[] {
  const ranges = new Map<string, ReadRange>();
  for (const { account, currency, bookedOn } of lines) {
    const key = `${account} ${currency}`;
    const { from, to } = ranges.get(key) ?? { from: bookedOn, to: bookedOn };
    ranges.set(key, {
      account,
      currency,
      from: bookedOn < from ? bookedOn : from,
      to: bookedOn > to ? bookedOn : to,
    });
  }
  return [...ranges.values()];
}

/**
 * The days from an opening balance to a closing one. Most banks date the opening one on the evening before, so that its
 * day is counted only where a booking or the closing balance has it too.
 */
export function balanceDays(opened: string | null, closed: string | null): string[] {
  if (opened === null || closed === null || opened >= closed) return closed === null ? [] : [closed];
  return [dayAfter(opened, 1), closed];
}
