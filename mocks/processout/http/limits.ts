import { isCurrency } from '#domain/currency.ts';
import { isTree, treeOf } from './body.ts';
import type { Fields } from './body.ts';
import { isCountry } from './countries.ts';
import { ApiError, invalid } from './errors.ts';
import { count, flag, given, metadata, text, time } from './fields.ts';

/** Reads one field of a body: its value, null when it is not given. @throws ApiError 400 that names the field */
export type Reader<T> = (fields: Fields, name: string) => T;

/** What a body may hold, field by field, in the order of the reference. */
export type Shape = Readonly<Record<string, Reader<unknown>>>;

export type Read<S extends Shape> = { readonly [Name in keyof S]: ReturnType<S[Name]> };

/**
 * Reads a body by its shape and reports everything that is wrong with it at once: the first problem gives the error its
 * type and message, `invalid_fields` lists them all (facts sheet, section 3). Fields without a reader are ignored.
 * @throws ApiError 400
 */
export function read<S extends Shape>(fields: Fields, shape: S): Read<S> {
  const problems: ApiError[] = [];
  const values = Object.entries(shape).map(([name, reader]) => {
    try {
      return [name, reader(fields, name)];
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      problems.push(error);
      return [name, null];
    }
  });
  const [first] = problems;
  if (first) {
    const all = problems.flatMap(({ invalidFields }) => invalidFields);
    throw new ApiError(first.status, first.errorType, first.message, all);
  }
  return Object.fromEntries(values) as Read<S>;
}

/** As `read`, for a change: only what the body gives. Null and the empty text leave a field as it is. */
export function readChanges<S extends Shape>(fields: Fields, shape: S): Partial<Read<S>> {
  const asked = Object.entries(shape).filter(([name]) => given(fields, name) !== undefined);
  return read(fields, Object.fromEntries(asked)) as Partial<Read<S>>;
}

/** Must be given. @param problem what follows `request.validation.` in the error's type */
export function required<T>(reader: Reader<T | null>, problem = 'error'): Reader<T> {
  return (fields, name) => {
    const value = reader(fields, name);
    if (value === null) throw invalid(problem, name, `${name} is required.`);
    return value;
  };
}

/** Any text, truth, time (epoch microseconds), positive whole number, metadata: what `fields.ts` reads. */
export const plain: Reader<string | null> = (fields, name) => text(fields, name);
export const truth: Reader<boolean | null> = (fields, name) => flag(fields, name);
export const moment: Reader<number | null> = (fields, name) => time(fields, name);
export const whole: Reader<number | null> = (fields, name) => count(fields, name);
export const pairs: Reader<Record<string, string>> = (fields, name) => metadata(fields, name);

/** Of a year, 1 to 12. */
export const month: Reader<number | null> = (fields, name) => {
  const value = count(fields, name);
  if (value !== null && value > 12) throw invalid('error', name, `${name} must be from 1 to 12.`);
  return value;
};

export function upTo(max: number): Reader<string | null> {
  return (fields, name) => text(fields, name, max);
}

/** A text that passes a test. @param words what it must be: "a valid URL" */
export function textThat(
  test: (value: string) => boolean,
  problem: string,
  words: string,
): Reader<string | null> {
  return (fields, name) => {
    const value = text(fields, name);
    if (value !== null && !test(value)) throw invalid(problem, name, `${name} must be ${words}.`);
    return value;
  };
}

/** @param problem what follows `request.validation.` in the error's type */
export function oneOf<T extends string>(allowed: readonly T[], problem = 'error'): Reader<T | null> {
  const isAllowed = (value: string) => (allowed as readonly string[]).includes(value);
  return textThat(isAllowed, problem, `one of ${allowed.join(', ')}`) as Reader<T | null>;
}

export const currencyCode = textThat(isCurrency, 'invalid-currency', 'an ISO 4217 code');
export const countryCode = textThat(isCountry, 'invalid-country', 'an ISO 3166 code of two letters');
export const email = textThat(
  (value) => /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(value),
  'invalid-email',
  'a valid email',
);
/** Any scheme: the apps of customers are returned to by deep links (seed 001, step 3). */
export const url = textThat((value) => URL.canParse(value), 'invalid-url', 'a valid URL');
export const webUrl = textThat(isWebUrl, 'invalid-url', 'a valid http or https URL');
export const ipAddress = textThat(isIpAddress, 'invalid-ip-address', 'a valid IPv4 or IPv6 address');
/** At most 17 characters, where "+" counts as "00" (seed 003, Customer attributes). */
export const phoneNumber = textThat(
  (value) => value.replace('+', '00').length <= 17,
  'invalid-phone-number',
  'at most 17 characters long, "+" being "00"',
);

/** A shape, or one that follows from the object itself: what must be given may depend on what is. */
type ShapeOf<S extends Shape> = S | ((fields: Fields) => S);

function shapeFor<S extends Shape>(shape: ShapeOf<S>, fields: Fields): S {
  return typeof shape === 'function' ? shape(fields) : shape;
}

/** An object inside the body; its wrong fields are named `shipping.zip`. Null when it is not given. */
export function group<S extends Shape>(shape: ShapeOf<S>): Reader<Read<S> | null> {
  return (fields, name) => {
    const value = given(fields, name);
    if (value === undefined) return null;
    const tree = treeOf(value);
    if (!tree) throw invalid('error', name, `${name} must be an object.`);
    return inside(name, () => read(tree, shapeFor(shape, tree)));
  };
}

/** A list of objects; wrong fields are named `details[0].name`. Empty when it is not given. */
export function groups<S extends Shape>(shape: ShapeOf<S>): Reader<readonly Read<S>[]> {
  return (fields, name) => {
    const value = given(fields, name) ?? [];
    if (!Array.isArray(value) || !value.every(isTree)) {
      throw invalid('error', name, `${name} must be a list of objects.`);
    }
    const readers = value.map((item, n) => [
      `${name}[${n}]`,
      () => inside(`${name}[${n}]`, () => read(item, shapeFor(shape, item))),
    ]);
    return Object.values(read({}, Object.fromEntries(readers) as Record<string, Reader<Read<S>>>));
  };
}

function inside<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const placed = (message: string) => `${path}: ${message}`;
    const named = error.invalidFields.map(({ name, message }) => ({
      name: `${path}.${name}`,
      message: placed(message),
    }));
    throw new ApiError(error.status, error.errorType, placed(error.message), named);
  }
}

function isWebUrl(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

function isIpAddress(value: string): boolean {
  const part = '(25[0-5]|2[0-4]\\d|1?\\d?\\d)';
  if (new RegExp(`^${part}(\\.${part}){3}$`).test(value)) return true;
  return /^[\da-f:.]+$/i.test(value) && value.includes(':') && URL.canParse(`http://[${value}]`);
}
