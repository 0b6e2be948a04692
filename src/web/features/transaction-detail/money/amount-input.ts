import { currencyExponent } from '#domain/currency.ts';
import { compare, formatDecimal, isPositive, parseMoney } from '#domain/money.ts';
import type { Money } from '#domain/money.ts';
import { fail, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { amountInWords } from '#web/format/money.ts';

/**
 * What a person types as an amount, as a decimal string. Swedish and German keyboards write "35,50" and group with
 * spaces or dots: a lone comma or dot is the decimal mark; where both occur the last one is, and the other must group
 * in threes. Anything else stays as it is, for parseMoney to refuse.
 */
export function plainDecimal(typed: string): string {
  const text = typed.replace(/[\s\u00a0\u202f'’]/g, '').replace(/^\u2212/, '-');
  const mark = text.lastIndexOf(',') > text.lastIndexOf('.') ? ',' : '.';
  const other = mark === ',' ? '.' : ',';
  const [whole = '', fraction, more] = text.split(mark);
  if (more !== undefined) return text;
  if (whole.includes(other) && !new RegExp(`^-?\\d{1,3}(\\${other}\\d{3})+$`).test(whole)) return text;
  const digits = whole.replaceAll(other, '');
  if (fraction === undefined) return digits;
  return `${digits === '' ? '0' : digits}${fraction === '' ? '' : `.${fraction}`}`;
}

/**
 * Checks an amount while it is typed. The problem is a sentence to stand beside the field; '' means that nothing was
 * typed yet. `max` is a decimal string, null for no limit.
 */
export function readAmount(
  typed: string,
  currency: string,
  max: string | null,
  most = 'is the most that is left',
): Result<Money, string> {
  if (typed.trim() === '') return fail('');
  const parsed = parseMoney(plainDecimal(typed), currency);
  if (!parsed.ok) return fail(PROBLEMS[parsed.problem](currency));
  if (!isPositive(parsed.value)) return fail('The amount must be above zero.');
  if (max !== null) {
    const limit = parseMoney(max, currency);
    if (limit.ok && compare(parsed.value, limit.value) > 0)
      return fail(`${amountInWords(max, currency)} ${most}.`);
  }
  return ok(parsed.value);
}

const PROBLEMS = {
  'unknown-currency': (currency: string) => `${currency} is not a known currency.`,
  'not-a-number': () => 'Write it in digits, such as 12.50.',
  'too-many-decimals': (currency: string) => {
    const decimals = currencyExponent(currency) ?? 2;
    return decimals === 0 ? `${currency} has no decimals.` : `${currency} has ${String(decimals)} decimals.`;
  },
  'too-large': () => 'That is too large.',
} as const;

/** What an amount field shows for an amount: the bare number. */
export function fieldText(amount: Money): string {
  return formatDecimal(amount);
}
