import * as z from 'zod/mini';
import { isCurrency } from '#domain/currency.ts';
import { idKind } from '#domain/ids.ts';
import type { IdKind } from '#domain/ids.ts';
import { parseMicros } from '#domain/time.ts';
import { DEFAULT_LIMIT, MAX_LIMIT } from './page.ts';
import { nameless, parseFields } from './parse-fields.ts';
import type { Parsed } from './parse-fields.ts';

/** The kinds of value that query parameters have, with the sentence for one that is wrong. */
export const currencyCode = z.string().check(z.refine(isCurrency, 'is not an ISO 4217 currency code'));
export const time = z
  .string()
  .check(z.refine((text) => parseMicros(text) !== null, 'is not an RFC 3339 time'));
export const decimalText = z
  .string()
  .check(z.regex(/^\d{1,15}(\.\d{1,4})?$/, 'is not an amount such as 12.50'));
/** Words are found whole, or by their beginning when it has at least so many letters. */
export const SHORTEST_BEGINNING = 3;

export const searchText = z
  .string()
  .check(z.trim(), z.minLength(1, 'is empty'), z.maxLength(100, 'is longer than 100 characters'));

export function idOf(kind: IdKind): z.ZodMiniType<string> {
  return z.string().check(z.refine((text) => idKind(text) === kind, `is not ${article(kind)} ${kind} id`));
}

function article(kind: IdKind): string {
  return /^[aeiou]/.test(kind) ? 'an' : 'a';
}

/** Exactly these rows, so that an open screen can refresh what it shows. */
export function idsOf(kind: IdKind): z.ZodMiniOptional<z.ZodMiniArray<z.ZodMiniType<string>>> {
  return z.optional(z.array(idOf(kind)).check(z.maxLength(MAX_LIMIT)));
}

/** The place in a list, beside its filters. */
export function placeShape<K extends IdKind>(kind: K) {
  return {
    limit: z._default(z.int().check(z.gte(1), z.lte(MAX_LIMIT)), DEFAULT_LIMIT),
    order: z._default(z.enum(['asc', 'desc']), 'desc'),
    start_after: z.optional(idOf(kind)),
    end_before: z.optional(idOf(kind)),
  };
}

interface Reading<T> {
  readonly schema: z.ZodMiniType<T>;
  /** Parameters that may be repeated: "any of". */
  readonly arrays: ReadonlySet<string>;
  /** One sentence per field that is wrong although each value parses. */
  readonly crossChecks?: (value: T) => Record<string, string>;
}

/** Reads a query from an address; on failure names every field that is wrong. */
export function parseQuery<T>(
  { schema, arrays, crossChecks }: Reading<T>,
  params: URLSearchParams,
): Parsed<T> {
  const { input, repeated } = readParams(params, arrays);
  const parsed = parseFields(schema, input, 'parameter');
  const fields = parsed.ok ? (crossChecks?.(parsed.value) ?? {}) : parsed.fields;
  for (const name of repeated) fields[name] = 'may be given once';
  return parsed.ok && Object.keys(fields).length === 0 ? parsed : { ok: false, fields };
}

/** Both cursors together name no place (seed 003, Listing resources). */
export function cursorsClash(place: {
  readonly start_after?: string | undefined;
  readonly end_before?: string | undefined;
}): Record<string, string> {
  return place.start_after !== undefined && place.end_before !== undefined
    ? { end_before: 'cannot be given together with start_after' }
    : {};
}

function readParams(
  params: URLSearchParams,
  arrays: ReadonlySet<string>,
): { input: Record<string, unknown>; repeated: string[] } {
  const input = nameless<unknown>();
  const repeated: string[] = [];
  for (const name of new Set(params.keys())) {
    const values = params.getAll(name);
    if (arrays.has(name)) input[name] = values;
    else if (values.length > 1) repeated.push(name);
    else input[name] = name === 'limit' && /^\d+$/.test(values[0] ?? '') ? Number(values[0]) : values[0];
  }
  return { input, repeated };
}

/** Writes filters back as query parameters, arrays repeated; undefined ones are left out. */
export function filterParams(
  filters: Readonly<Record<string, string | number | readonly string[] | undefined>>,
): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) {
    if (value === undefined) continue;
    for (const each of Array.isArray(value) ? (value as readonly string[]) : [String(value)])
      params.append(name, each);
  }
  return params;
}
