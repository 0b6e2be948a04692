import { isCurrency } from './currency.ts';
import { parseMoney } from './money.ts';
import { fail, ok } from './result.ts';
import type { Result } from './result.ts';

/** The sign between a number's whole part and its decimals. */
export const DECIMAL_MARKS = ['.', ','] as const;
export type DecimalMark = (typeof DECIMAL_MARKS)[number];

export type BankAmountProblem =
  'empty' | 'not-an-amount' | 'two-signs' | 'too-many-decimals' | 'too-large' | 'other-currency';

/** What a database and a browser both hold exactly; a bank that moves more than this is not met. */
const LARGEST = BigInt(Number.MAX_SAFE_INTEGER);
const LONGEST_TEXT = 40;

const SPACES = /[\s\u00a0\u2007\u2009\u202f]/g;
const MINUS = /[\u2212\u2013\u2012]/g;
/** Thousands are set off by one and the same sign, every three digits, or not at all. */
const GROUPED = /^(?:\d+|\d{1,3}(?:([_'.,])\d{3}(?:\1\d{3})*))$/;
const CURRENCY = /[A-Z]{3}|[€£¥$]/g;
const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
  ['$', 'USD'],
]);
/** Letters behind an amount, as banks print them: credit and debit, Haben and Soll. */
const LETTERS: ReadonlyMap<string, boolean> = new Map([
  ['CR', false],
  ['C', false],
  ['H', false],
  ['DR', true],
  ['D', true],
  ['S', true],
]);

/**
 * Reads an amount as banks write it: "1.234,56", "1 234.56", "1'234.56", "1234.56-", "(12.00)", "12,00 S", "EUR 12.00".
 * @returns exact minor units of `currency`, signed; what is more than that, or less, is a problem, never rounded away
 */
export function readBankAmount(
  text: string,
  currency: string,
  mark: DecimalMark,
): Result<bigint, BankAmountProblem> {
  if (text.length > LONGEST_TEXT) return fail('not-an-amount');
  const named = withoutCurrency(text.trim().replace(MINUS, '-'), currency);
  if (!named.ok) return named;
  const { digits, signs, negative } = takeSigns(named.value);
  if (digits === '') return fail(signs === 0 ? 'empty' : 'not-an-amount');
  if (signs > 1) return fail('two-signs');
  const plain = ungroup(digits, mark);
  if (plain === null) return fail('not-an-amount');
  const parsed = parseMoney(plain, currency);
  if (!parsed.ok) {
    const { problem } = parsed;
    return fail(problem === 'too-many-decimals' || problem === 'too-large' ? problem : 'not-an-amount');
  }
  if (parsed.value.minor > LARGEST) return fail('too-large');
  return ok(negative ? -parsed.value.minor : parsed.value.minor);
}

/**
 * The decimal marks under which every one of these amounts can be read. Two of them are a question to the person,
 * unless both give the same amounts, in which case only the first is returned.
 */
export function possibleMarks(texts: readonly string[], currency: string): DecimalMark[] {
  return marksOfAll(texts.map((text) => [text, currency] as const));
}

/** As `possibleMarks`, for amounts that each have a currency of their own. */
export function marksOfAll(amounts: Iterable<readonly [text: string, currency: string]>): DecimalMark[] {
  let marks: readonly DecimalMark[] = DECIMAL_MARKS;
  let differ = false;
  for (const [text, currency] of amounts) {
    if (text.trim() === '') continue;
    const readings = marks.map((mark) => readBankAmount(text, currency, mark));
    marks = marks.filter((_, index) => readings[index]?.ok);
    const [first, ...others] = readings.map(valueOf);
    differ ||= others.some((value) => value !== first);
  }
  return marks.length > 1 && !differ ? marks.slice(0, 1) : [...marks];
}

function valueOf(amount: Result<bigint, unknown>): bigint | null {
  return amount.ok ? amount.value : null;
}

/** Takes the currency's code or symbol out, wherever it stands; another currency's is a problem. */
function withoutCurrency(text: string, currency: string): Result<string, BankAmountProblem> {
  for (const [name] of text.matchAll(CURRENCY)) {
    const code = SYMBOLS.get(name) ?? name;
    if (code === currency) continue;
    return fail(isCurrency(code) ? 'other-currency' : 'not-an-amount');
  }
  return ok(text.replace(CURRENCY, '').trim());
}

function takeSigns(text: string): { digits: string; signs: number; negative: boolean } {
  let digits = text;
  let signs = 0;
  let negative = false;
  const take = (rest: string, isNegative: boolean): void => {
    digits = rest.trim();
    signs += 1;
    negative = isNegative;
  };
  const bracketed = /^\((.*)\)$/s.exec(digits);
  if (bracketed) take(bracketed[1] ?? '', true);
  const lettered = /^(.*\d[-+]?)\s*(CR|DR|[CDHS])$/is.exec(digits);
  if (lettered) take(lettered[1] ?? '', LETTERS.get((lettered[2] ?? '').toUpperCase()) ?? false);
  const leading = /^([-+])(.*)$/s.exec(digits);
  if (leading) take(leading[2] ?? '', leading[1] === '-');
  const trailing = /^(.*)([-+])$/s.exec(digits);
  if (trailing) take(trailing[1] ?? '', trailing[2] === '-');
  return { digits, signs, negative };
}

/** "1.234,56" under the mark "," as "1234.56"; null when the digits are not grouped in one regular way. */
function ungroup(text: string, mark: DecimalMark): string | null {
  const [whole = '', fraction, ...more] = text.split(mark);
  if (more.length > 0 || (fraction !== undefined && !/^\d*$/.test(fraction))) return null;
  const digits = ungroupWhole(whole);
  if (digits === null || digits + (fraction ?? '') === '') return null;
  return `${digits === '' ? '0' : digits}${fraction ? `.${fraction}` : ''}`;
}

function ungroupWhole(whole: string): string | null {
  const even = whole.replace(SPACES, '_').replaceAll('’', "'");
  return even === '' || GROUPED.test(even) ? even.replace(/\D/g, '') : null;
}
