import * as z from 'zod/mini';
import { isCurrency } from '#domain/currency.ts';
import { idKind } from '#domain/ids.ts';
import { parseMoney } from '#domain/money.ts';
import { parseMicros } from '#domain/time.ts';
import { TRANSACTION_STATUSES } from '#domain/transaction.ts';
import { DEFAULT_LIMIT, MAX_LIMIT } from './page.ts';

const currencyCode = z.string().check(z.refine(isCurrency, 'is not an ISO 4217 currency code'));
const word = z.string().check(z.regex(/^[a-z0-9][a-z0-9_.-]{0,39}$/i, 'is not a known name'));
const time = z.string().check(z.refine((text) => parseMicros(text) !== null, 'is not an RFC 3339 time'));
const decimalText = z.string().check(z.regex(/^\d{1,15}(\.\d{1,4})?$/, 'is not an amount such as 12.50'));
const transactionId = z
  .string()
  .check(z.refine((text) => idKind(text) === 'transaction', 'is not a transaction id'));
const customerId = z.string().check(z.refine((text) => idKind(text) === 'customer', 'is not a customer id'));

/** The filters of GET /api/transactions; arrays mean "any of". Amounts are major units and need exactly one currency. */
const filterShape = {
  status: z.optional(z.array(z.enum(TRANSACTION_STATUSES))),
  currency: z.optional(z.array(currencyCode)),
  gateway: z.optional(z.array(word)),
  scheme: z.optional(
    z.array(z.string().check(z.regex(/^[a-z0-9][a-z0-9 _.-]{0,39}$/i, 'is not a known name'))),
  ),
  customer_id: z.optional(customerId),
  amount_gte: z.optional(decimalText),
  amount_lte: z.optional(decimalText),
  created_gte: z.optional(time),
  created_lt: z.optional(time),
  q: z.optional(
    z.string().check(z.trim(), z.minLength(1, 'is empty'), z.maxLength(100, 'is longer than 100 characters')),
  ),
  /** Exactly these rows, so that an open screen can refresh what it shows. */
  id: z.optional(z.array(transactionId).check(z.maxLength(MAX_LIMIT))),
};

/** One sentence per field that is wrong on its own terms although each value parses. */
function crossChecks(filters: z.infer<z.ZodMiniObject<typeof filterShape>>): Record<string, string> {
  const problems: Record<string, string> = {};
  const [only, second] = filters.currency ?? [];
  for (const field of ['amount_gte', 'amount_lte'] as const) {
    const text = filters[field];
    if (text === undefined) continue;
    if (only === undefined || second !== undefined) problems[field] = 'needs exactly one currency';
    else if (!parseMoney(text, only).ok) problems[field] = `has more decimals than ${only} has`;
  }
  return problems;
}

export const transactionFilters = z.strictObject(filterShape);
export type TransactionFilters = z.infer<typeof transactionFilters>;

export const transactionListQuery = z.strictObject({
  ...filterShape,
  limit: z._default(z.int().check(z.gte(1), z.lte(MAX_LIMIT)), DEFAULT_LIMIT),
  order: z._default(z.enum(['asc', 'desc']), 'desc'),
  start_after: z.optional(transactionId),
  end_before: z.optional(transactionId),
});
export type TransactionListQuery = z.infer<typeof transactionListQuery>;

/** GET /api/transactions/count: the filters, and `end_before` to count only rows newer than one. */
export const transactionCountQuery = z.strictObject({
  ...filterShape,
  end_before: z.optional(transactionId),
});
export type TransactionCountQuery = z.infer<typeof transactionCountQuery>;

const ARRAYS = new Set(['status', 'currency', 'gateway', 'scheme', 'id']);

type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fields: Record<string, string> };

/** A record without the names that every object brings along: a parameter may be called "constructor". */
function nameless<T>(): Record<string, T> {
  return Object.create(null) as Record<string, T>;
}

function readParams(params: URLSearchParams): { input: Record<string, unknown>; repeated: string[] } {
  const input = nameless<unknown>();
  const repeated: string[] = [];
  for (const name of new Set(params.keys())) {
    const values = params.getAll(name);
    if (ARRAYS.has(name)) input[name] = values;
    else if (values.length > 1) repeated.push(name);
    else input[name] = name === 'limit' && /^\d+$/.test(values[0] ?? '') ? Number(values[0]) : values[0];
  }
  return { input, repeated };
}

function issueFields(error: z.core.$ZodError): Record<string, string> {
  const fields = nameless<string>();
  for (const issue of error.issues) {
    const names = issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0] ?? '')];
    for (const name of names)
      fields[name] ??= issue.code === 'unrecognized_keys' ? 'is not a known parameter' : sentence(issue);
  }
  return fields;
}

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return `must be one of: ${issue.values.join(', ')}`;
  return issue.message === '' || issue.message.startsWith('Invalid') ? 'is not valid' : issue.message;
}

function parseWith<T extends z.infer<typeof transactionFilters>>(
  schema: z.ZodMiniType<T>,
  params: URLSearchParams,
): Parsed<T> {
  const { input, repeated } = readParams(params);
  const parsed = z.safeParse(schema, input);
  const fields: Record<string, string> = parsed.success
    ? crossChecks(parsed.data)
    : issueFields(parsed.error);
  for (const name of repeated) fields[name] = 'may be given once';
  if (parsed.success && Object.keys(fields).length === 0) return { ok: true, value: parsed.data };
  return { ok: false, fields };
}

/** Reads a list query from an address; on failure names every field that is wrong. */
export function parseTransactionListQuery(params: URLSearchParams): Parsed<TransactionListQuery> {
  const parsed = parseWith(transactionListQuery, params);
  if (parsed.ok && parsed.value.start_after !== undefined && parsed.value.end_before !== undefined) {
    return { ok: false, fields: { end_before: 'cannot be given together with start_after' } };
  }
  return parsed;
}

export function parseTransactionCountQuery(params: URLSearchParams): Parsed<TransactionCountQuery> {
  return parseWith(transactionCountQuery, params);
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
