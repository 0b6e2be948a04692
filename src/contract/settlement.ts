import * as z from 'zod/mini';
import { PAYOUT_STATUSES } from '#domain/payout.ts';
import { SETTLEMENT_STATES } from '#domain/settlement.ts';
import { pageFields } from './page.ts';
import { gatewayName } from './payout-filters.ts';
import type { Parsed } from './parse-fields.ts';
import { currencyCode, cursorsClash, parseQuery, placeShape, time } from './query.ts';
import { transactionRow } from './transaction.ts';

const text = z.nullable(z.string());

/** How long a PSP takes from capture to settlement, in whole days, by its own history; null while there is too little. */
const delay = z.nullable(z.object({ usual_days: z.number(), slow_days: z.number() }));
export type SettlementDelay = z.infer<typeof delay>;

/** What one payout did with the transaction's money: decimal strings of the payout's `currency`, signed as in the payout. */
const share = z.object({
  payout_id: z.string(),
  status: z.enum(PAYOUT_STATUSES),
  settled_at: text,
  bank_name: text,
  bank_summary: text,
  currency: z.string(),
  sales: z.string(),
  refunds: z.string(),
  chargebacks: z.string(),
  fees: z.string(),
  net: z.string(),
});

/** GET /api/transactions/{id}/settlement: where its money is, from the mirrored payouts. */
export const transactionSettlement = z.object({
  state: z.enum(SETTLEMENT_STATES),
  captured_at: text,
  gateway: text,
  shares: z.array(share),
  /** In the transaction's currency; null where a payout is in another. */
  not_in_payout: text,
  /** Positive; each in its own currency, never summed. `estimated` and `taken` are the transaction's, `paid` is in payouts. */
  fees: z.array(
    z.object({ kind: z.enum(['estimated', 'taken', 'paid']), currency: text, amount: z.string() }),
  ),
  delay,
  /** Null when it is not waiting, or when nobody knows yet what late is. */
  is_late: z.nullable(z.boolean()),
  /** False while payouts or their items are still being fetched: "in no payout" may then change. */
  complete: z.boolean(),
});
export type TransactionSettlement = z.infer<typeof transactionSettlement>;

export const transactionSettlementReply = z.object({ settlement: transactionSettlement });

const unsettledShape = {
  gateway: z.optional(z.array(gatewayName)),
  currency: z.optional(z.array(currencyCode)),
  captured_gte: z.optional(time),
  captured_lt: z.optional(time),
  /** Only what takes longer than its PSP's slow days. */
  late: z.optional(z.enum(['true'])),
  /**
   * The books of a moment instead of today's: captured, refunded and charged back before it, without what payouts that had
   * arrived by then settle. The rows of a currency and PSP come to the opening or closing of a report that ends there.
   */
  as_of: z.optional(time),
};

export const unsettledQuery = z.strictObject({
  ...unsettledShape,
  ...placeShape('transaction'),
  order: z._default(z.enum(['asc', 'desc']), 'asc'),
});
export type UnsettledQuery = z.infer<typeof unsettledQuery>;

export function parseUnsettledQuery(params: URLSearchParams): Parsed<UnsettledQuery> {
  return parseQuery(
    { schema: unsettledQuery, arrays: new Set(['gateway', 'currency']), crossChecks: cursorsClash },
    params,
  );
}

const unsettledGroupsQuery = z.strictObject(unsettledShape);

/** The filters of GET /api/unsettled/groups. */
export function parseUnsettledGroupsQuery(
  params: URLSearchParams,
): Parsed<z.infer<typeof unsettledGroupsQuery>> {
  return parseQuery({ schema: unsettledGroupsQuery, arrays: new Set(['gateway', 'currency']) }, params);
}

export const unsettledRow = z.object({
  transaction: transactionRow,
  captured_at: z.string(),
  /** Whole days since the capture; with `as_of`, until then. */
  days: z.number(),
  /**
   * What is in no payout yet, a decimal string of the transaction's currency. With `as_of` it is negative where payouts had
   * brought more by then than was the merchant's.
   */
  amount: z.string(),
  is_late: z.nullable(z.boolean()),
});
export type UnsettledRow = z.infer<typeof unsettledRow>;

/** Days since capture: from `from_days` up to and without `to_days`; null has no end. */
const ageBucket = z.object({
  from_days: z.number(),
  to_days: z.nullable(z.number()),
  count: z.number(),
  amount: z.string(),
});

/** One PSP and currency; decimal strings of the currency. */
const unsettledGroup = z.object({
  gateway: z.string(),
  currency: z.string(),
  count: z.number(),
  amount: z.string(),
  late_amount: text,
  delay,
  ages: z.array(ageBucket),
});
export type UnsettledGroup = z.infer<typeof unsettledGroup>;

/** GET /api/unsettled: captured and in no payout yet, or unsettled `as_of` a moment; the oldest capture first unless asked otherwise. */
export const unsettledPage = z.object({ unsettled: z.array(unsettledRow), ...pageFields });
export type UnsettledPage = z.infer<typeof unsettledPage>;

/** GET /api/unsettled/groups: the same by PSP and currency, with their age. */
export const unsettledGroups = z.object({ groups: z.array(unsettledGroup), complete: z.boolean() });
export type UnsettledGroups = z.infer<typeof unsettledGroups>;
