import { parseMoney } from '#domain/money.ts';
import { parseMicros } from '#domain/time.ts';
import { isTree, treeOf } from './body.ts';
import type { Fields } from './body.ts';
import { invalid } from './errors.ts';

/**
 * Readers for the fields of a body. Null and the empty text mean "not given" for all of them: the SDKs send every
 * unset field as null (facts sheet, section 5).
 */

/** What a field holds; undefined when it is not given. */
export function given(fields: Fields, name: string): unknown {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return value === null || value === '' ? undefined : value;
}

export function text(fields: Fields, name: string, max = Number.POSITIVE_INFINITY): string | null {
  const value = given(fields, name);
  if (value === undefined) return null;
  if (typeof value !== 'string') throw invalid('error', name, `${name} must be a text.`);
  if ([...value].length > max)
    throw invalid('error', name, `${name} must be at most ${max} characters long.`);
  return value;
}

export function flag(fields: Fields, name: string): boolean | null {
  const value = given(fields, name);
  if (value === undefined) return null;
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  throw invalid('error', name, `${name} must be true or false.`);
}

/** A positive whole number, as JSON number or digits; absent, null and zero give null. */
export function count(fields: Fields, name: string): number | null {
  const value = given(fields, name);
  if (value === undefined) return null;
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 0) {
    throw invalid('invalid-quantity', name, `${name} must be a whole number.`);
  }
  return number === 0 ? null : number;
}

/**
 * An amount in major units as a decimal text (never a JSON number), in minor units of `currency`. More decimals than
 * the currency has are refused (docs/simulator-differences.md, Amounts).
 */
export function amount(fields: Fields, name: string, currency: string): bigint | null {
  const value = given(fields, name);
  if (value === undefined) return null;
  const parsed = typeof value === 'string' ? parseMoney(value, currency) : null;
  if (!parsed?.ok)
    throw invalid('invalid-amount', name, `${name} must be a decimal text that fits ${currency}.`);
  return parsed.value.minor;
}

/** A JSON number as the text that `amount` reads: Go's SDK knows the amount of an increment as a float. */
export function numberAsText(fields: Fields, name: string): Fields {
  const value = given(fields, name);
  return typeof value === 'number' ? { ...fields, [name]: String(value) } : fields;
}

/** As `amount`, and more than zero. */
export function positiveAmount(fields: Fields, name: string, currency: string): bigint | null {
  const minor = amount(fields, name, currency);
  if (minor !== null && minor <= 0n) throw invalid('invalid-amount', name, `${name} must be more than zero.`);
  return minor;
}

const RFC_1123 = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} (GMT|UTC)$/;

/** A time as RFC 3339 or RFC 1123 write it (seed 003, "RFC1123 date or timestamp"), epoch microseconds. */
export function time(fields: Fields, name: string): number | null {
  const value = text(fields, name);
  if (value === null) return null;
  const micros = RFC_1123.test(value) ? Date.parse(value) * 1000 : parseMicros(value);
  if (micros === null || Number.isNaN(micros))
    throw invalid('invalid-date', name, `${name} must be an RFC 3339 time.`);
  return micros;
}

/** A list of texts, or null when the field is absent; an empty list stays one. */
export function texts(fields: Fields, name: string): string[] | null {
  const value = given(fields, name);
  if (value === undefined) return null;
  if (!Array.isArray(value) || value.some((item) => typeof item !== 'string')) {
    throw invalid('error', name, `${name} must be a list of texts.`);
  }
  return (value as string[]).filter((item) => item !== '');
}

export function trees(fields: Fields, name: string): Fields[] {
  const value = given(fields, name);
  if (value === undefined) return [];
  if (!Array.isArray(value) || !value.every(isTree)) {
    throw invalid('error', name, `${name} must be a list of objects.`);
  }
  return value;
}

const MAX_KEYS = 50;
const MAX_KEY_LENGTH = 40;
const MAX_VALUE_LENGTH = 500;

/** Text to text, at most 50 keys of 40 characters, values of 500 (seed 003, Adding metadata). */
export function metadata(fields: Fields, name = 'metadata'): Record<string, string> {
  const value = given(fields, name);
  if (value === undefined) return {};
  const wrong = (message: string) => invalid('invalid-metadata', name, message);
  const tree = treeOf(value);
  if (!tree) throw wrong(`${name} must be an object of texts.`);
  const entries = Object.entries(tree);
  if (entries.length > MAX_KEYS) throw wrong(`${name} holds at most ${MAX_KEYS} keys.`);
  for (const [key, item] of entries) {
    if (typeof item !== 'string') throw wrong(`${name}.${key} must be a text.`);
    if (key.length > MAX_KEY_LENGTH)
      throw wrong(`Keys of ${name} have at most ${MAX_KEY_LENGTH} characters.`);
    if (item.length > MAX_VALUE_LENGTH)
      throw wrong(`Values of ${name} have at most ${MAX_VALUE_LENGTH} characters.`);
  }
  return Object.fromEntries(entries as [string, string][]);
}
