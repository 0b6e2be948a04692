import * as z from 'zod/mini';
import { PAYOUT_ITEM_TYPES, PAYOUT_STATUSES } from '#domain/payout.ts';
import { DEFAULT_LIMIT, MAX_LIMIT } from './page.ts';
import type { Parsed } from './parse-fields.ts';
import {
  currencyCode,
  cursorsClash,
  idOf,
  idsOf,
  parseQuery,
  placeShape,
  searchText,
  time,
} from './query.ts';

/** A PSP as ProcessOut names it: "adyen". */
export const gatewayName = z.string().check(z.regex(/^[a-z0-9][a-z0-9_.-]{0,39}$/i, 'is not a known name'));
const bankName = z.string().check(z.minLength(1, 'is empty'), z.maxLength(100, 'is not a known name'));
const yes = z.enum(['true']);
/** Facts sheet, section 6: the one id whose prefix has two parts. */
const itemId = z.string().check(z.regex(/^payt_itm_[A-Za-z0-9]{32}$/, 'is not a payout item id'));

/** The filters of GET /api/payouts; arrays mean "any of". */
const filterShape = {
  status: z.optional(z.array(z.enum(PAYOUT_STATUSES))),
  gateway: z.optional(z.array(gatewayName)),
  currency: z.optional(z.array(currencyCode)),
  bank: z.optional(z.array(bankName)),
  created_gte: z.optional(time),
  created_lt: z.optional(time),
  settled_gte: z.optional(time),
  settled_lt: z.optional(time),
  /** Ids of payouts, bank summaries, PSPs' references. */
  q: z.optional(searchText),
  /** No line of a bank statement is matched to it yet. */
  unmatched: z.optional(yes),
  /** Part of its residual is explained by nothing. */
  unexplained: z.optional(yes),
  id: idsOf('payout'),
};

export const payoutListQuery = z.strictObject({ ...filterShape, ...placeShape('payout') });
export type PayoutListQuery = z.infer<typeof payoutListQuery>;

export const payoutCountQuery = z.strictObject({ ...filterShape, end_before: z.optional(idOf('payout')) });
export type PayoutCountQuery = z.infer<typeof payoutCountQuery>;

/** GET /api/payouts/{id}/items: rows in the order of their creation. */
export const payoutItemsQuery = z.strictObject({
  type: z.optional(z.array(z.enum(PAYOUT_ITEM_TYPES))),
  /** Rows that name no transaction. */
  without_transaction: z.optional(yes),
  transaction_id: z.optional(idOf('transaction')),
  /** Exactly these rows: those of a discrepancy. */
  id: z.optional(z.array(itemId).check(z.maxLength(MAX_LIMIT))),
  limit: z._default(z.int().check(z.gte(1), z.lte(MAX_LIMIT)), DEFAULT_LIMIT),
  order: z._default(z.enum(['asc', 'desc']), 'desc'),
  start_after: z.optional(itemId),
  end_before: z.optional(itemId),
});
export type PayoutItemsQuery = z.infer<typeof payoutItemsQuery>;

const ARRAYS = new Set(['status', 'gateway', 'currency', 'bank', 'id']);

/** Reads a list query from an address; on failure names every field that is wrong. */
export function parsePayoutListQuery(params: URLSearchParams): Parsed<PayoutListQuery> {
  return parseQuery({ schema: payoutListQuery, arrays: ARRAYS, crossChecks: cursorsClash }, params);
}

export function parsePayoutCountQuery(params: URLSearchParams): Parsed<PayoutCountQuery> {
  return parseQuery({ schema: payoutCountQuery, arrays: ARRAYS }, params);
}

export function parsePayoutItemsQuery(params: URLSearchParams): Parsed<PayoutItemsQuery> {
  return parseQuery(
    { schema: payoutItemsQuery, arrays: new Set(['type', 'id']), crossChecks: cursorsClash },
    params,
  );
}
