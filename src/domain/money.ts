import { currencyExponent } from './currency.ts';
import { fail, ok } from './result.ts';
import type { Result } from './result.ts';

/** An exact amount: whole minor units of one ISO 4217 currency (cents, yen, fils). */
export interface Money {
  readonly minor: bigint;
  readonly currency: string;
}

export type MoneyProblem = 'unknown-currency' | 'not-a-number' | 'too-many-decimals' | 'too-large';

const DECIMAL = /^(-)?(\d+)(?:\.(\d+))?$/;
const MAX_DIGITS = 15;

/**
 * Reads a decimal string in major units ("4.99", "-237.5", "500"). Zeros beyond the currency's exponent are accepted,
 * other digits there are a problem: a cent is never rounded away. No signs but '-', no spaces, no exponents.
 */
export function parseMoney(text: string, currency: string): Result<Money, MoneyProblem> {
  const exponent = currencyExponent(currency);
  if (exponent === undefined) return fail('unknown-currency');
  const match = DECIMAL.exec(text);
  if (!match) return fail('not-a-number');
  const [, sign, whole = '', fraction = ''] = match;
  if (whole.length > MAX_DIGITS) return fail('too-large');
  if (/[1-9]/.test(fraction.slice(exponent))) return fail('too-many-decimals');
  const minor = BigInt(whole + fraction.slice(0, exponent).padEnd(exponent, '0'));
  return ok({ minor: sign ? -minor : minor, currency });
}

/** As parseMoney, for amounts that were checked at a boundary already; anything else is a defect and throws. */
export function money(text: string, currency: string): Money {
  const parsed = parseMoney(text, currency);
  if (!parsed.ok) throw new RangeError(`Not an amount in ${currency}: ${parsed.problem}`);
  return parsed.value;
}

export function zero(currency: string): Money {
  return { minor: 0n, currency };
}

/** The decimal string in major units with exactly the currency's decimals: "4.90", "500", "1.234". */
export function formatDecimal(amount: Money): string {
  const exponent = currencyExponent(amount.currency) ?? 2;
  const negative = amount.minor < 0n;
  const digits = (negative ? -amount.minor : amount.minor).toString().padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  const fraction = exponent === 0 ? '' : `.${digits.slice(-exponent)}`;
  return `${negative ? '-' : ''}${whole}${fraction}`;
}

function sameCurrency(a: Money, b: Money): string {
  if (a.currency !== b.currency)
    throw new RangeError(`Amounts in ${a.currency} and ${b.currency} do not mix`);
  return a.currency;
}

/** Sum of two amounts of one currency; throws across currencies, which is always a defect of the caller. */
export function add(a: Money, b: Money): Money {
  return { currency: sameCurrency(a, b), minor: a.minor + b.minor };
}

export function subtract(a: Money, b: Money): Money {
  return { currency: sameCurrency(a, b), minor: a.minor - b.minor };
}

export function negate(a: Money): Money {
  return { currency: a.currency, minor: -a.minor };
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`; throws across currencies. */
export function compare(a: Money, b: Money): number {
  sameCurrency(a, b);
  return a.minor < b.minor ? -1 : a.minor > b.minor ? 1 : 0;
}

export function sum(amounts: Iterable<Money>, currency: string): Money {
  let total = zero(currency);
  for (const amount of amounts) total = add(total, amount);
  return total;
}

export function isPositive(a: Money): boolean {
  return a.minor > 0n;
}
