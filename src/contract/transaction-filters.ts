import * as z from 'zod/mini';
import { MOVEMENT_KINDS } from '#domain/dated-movements.ts';
import { parseMoney } from '#domain/money.ts';
import { TRANSACTION_STATUSES } from '#domain/transaction.ts';
import type { Parsed } from './parse-fields.ts';
import {
  currencyCode,
  cursorsClash,
  decimalText,
  idOf,
  idsOf,
  parseQuery,
  placeShape,
  searchText,
  time,
} from './query.ts';

const word = z.string().check(z.regex(/^[a-z0-9][a-z0-9_.-]{0,39}$/i, 'is not a known name'));

/** The filters of GET /api/transactions; arrays mean "any of". Amounts are major units and need exactly one currency. */
const filterShape = {
  status: z.optional(z.array(z.enum(TRANSACTION_STATUSES))),
  currency: z.optional(z.array(currencyCode)),
  gateway: z.optional(z.array(word)),
  scheme: z.optional(
    z.array(z.string().check(z.regex(/^[a-z0-9][a-z0-9 _.-]{0,39}$/i, 'is not a known name'))),
  ),
  customer_id: z.optional(idOf('customer')),
  amount_gte: z.optional(decimalText),
  amount_lte: z.optional(decimalText),
  created_gte: z.optional(time),
  created_lt: z.optional(time),
  q: z.optional(searchText),
  id: idsOf('transaction'),
  /** Their money moved so, between two moments: the payments behind a figure of a report. */
  moved: z.optional(z.enum(MOVEMENT_KINDS)),
  moved_gte: z.optional(time),
  moved_lt: z.optional(time),
  /** PSPs that answered, whichever took the payment in the end. */
  tried: z.optional(z.array(word)),
};

interface MovedFilters {
  readonly moved?: string | undefined;
  readonly moved_gte?: string | undefined;
  readonly moved_lt?: string | undefined;
}

/** A moment says nothing without what happened at it. */
function movedChecks(filters: MovedFilters): Record<string, string> {
  if (filters.moved !== undefined) return {};
  const given = (['moved_gte', 'moved_lt'] as const).filter((field) => filters[field] !== undefined);
  return Object.fromEntries(given.map((field) => [field, 'needs moved']));
}

interface AmountFilters {
  readonly currency?: readonly string[] | undefined;
  readonly amount_gte?: string | undefined;
  readonly amount_lte?: string | undefined;
}

/** An amount says nothing without the one currency that it is in. */
export function amountChecks(filters: AmountFilters): Record<string, string> {
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

export const transactionListQuery = z.strictObject({ ...filterShape, ...placeShape('transaction') });
export type TransactionListQuery = z.infer<typeof transactionListQuery>;

/** GET /api/transactions/count: the filters, and `end_before` to count only rows newer than one. */
export const transactionCountQuery = z.strictObject({
  ...filterShape,
  end_before: z.optional(idOf('transaction')),
});
export type TransactionCountQuery = z.infer<typeof transactionCountQuery>;

const ARRAYS = new Set(['status', 'currency', 'gateway', 'scheme', 'id', 'tried']);

/** Reads a list query from an address; on failure names every field that is wrong. */
export function parseTransactionListQuery(params: URLSearchParams): Parsed<TransactionListQuery> {
  return parseQuery(
    {
      schema: transactionListQuery,
      arrays: ARRAYS,
      crossChecks: (query) => ({
        ...amountChecks(query),
        ...movedChecks(query),
        ...cursorsClash(query),
      }),
    },
    params,
  );
}

export function parseTransactionCountQuery(params: URLSearchParams): Parsed<TransactionCountQuery> {
  return parseQuery(
    {
      schema: transactionCountQuery,
      arrays: ARRAYS,
      crossChecks: (query) => ({ ...amountChecks(query), ...movedChecks(query) }),
    },
    params,
  );
}
