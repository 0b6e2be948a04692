import * as z from 'zod';
import { PAYOUT_ITEM_TYPES, PAYOUT_STATUSES } from '#domain/payout.ts';
import { currency, decimal, metadata, nullableText, pageEnvelope, timestamp } from './wire-common.ts';

const count = z.nullish(z.int());
const amount = z.nullish(decimal);

/** A payout (seed 003, Payout attributes); the PSP and its own reference are later additions (facts sheet, section 6). */
export const wirePayout = z.object({
  id: z.string(),
  gateway_configuration: z.nullish(z.object({ gateway_name: nullableText, name: nullableText })),
  gateway_resource_id: nullableText,
  status: z.enum(PAYOUT_STATUSES),
  amount: decimal,
  currency,
  bank_name: nullableText,
  bank_summary: nullableText,
  sales_transactions: count,
  sales_volume: amount,
  refunds_transactions: count,
  refunds_volume: amount,
  chargebacks_transactions: count,
  chargebacks_volume: amount,
  fees: amount,
  adjustments: amount,
  reserve: amount,
  metadata,
  settled_at: z.nullish(timestamp),
  created_at: timestamp,
});
export type WirePayout = z.infer<typeof wirePayout>;

/** A row of a payout (seed 003, PayoutItem attributes). Its currency is the payout's (facts sheet, section 11). */
export const wirePayoutItem = z.object({
  id: z.string(),
  transaction_id: nullableText,
  type: z.enum(PAYOUT_ITEM_TYPES),
  gateway_resource_id: nullableText,
  amount: decimal,
  fees: amount,
  metadata,
  created_at: timestamp,
});
export type WirePayoutItem = z.infer<typeof wirePayoutItem>;

export const payoutReply = z.object({ success: z.literal(true), payout: wirePayout });
export const payoutsReply = z.object({ ...pageEnvelope, payouts: z.array(z.unknown()) });
export const payoutItemsReply = z.object({ ...pageEnvelope, items: z.array(z.unknown()) });
