import * as z from 'zod/mini';
import { STEP_KINDS } from '#domain/steps.ts';
import { TRANSACTION_STATUSES } from '#domain/transaction.ts';
import { intent } from './intent.ts';

const text = z.nullable(z.string());

const permission = z.union([
  z.object({ allowed: z.literal(true), max: z.nullable(z.string()) }),
  z.object({ allowed: z.literal(false), reason: z.string() }),
]);

/**
 * One thing that happened, made from an attempt row and its result row (facts sheet, section 8).
 * `movement` is what it did to the available money (null where it moved nothing), `available` the running total after it
 * (null where the step is not about money or failed), `held` what is held after an authorization or an increment.
 */
export const step = z.object({
  id: z.string(),
  kind: z.enum(STEP_KINDS),
  state: z.enum(['succeeded', 'failed', 'pending']),
  at: z.string(),
  /** When the result came, if later than the attempt. */
  settled_at: text,
  amount: text,
  held: text,
  movement: text,
  available: text,
  error_code: text,
  error_message: text,
  arn: text,
  gateway_operation_id: text,
  gateway_configuration_id: text,
  gateway_name: text,
  /** The configuration's own name, such as "Adyen EU". */
  configuration_name: text,
  /** The staff member whose intent caused it, when it came through here. */
  by: text,
  refund_id: text,
});
export type Step = z.infer<typeof step>;

/** One try at one PSP: what was sent there until it approved or declined. */
export const attempt = z.object({
  number: z.number(),
  gateway_configuration_id: text,
  gateway_name: text,
  /** The configuration's own name, such as "Adyen EU". */
  configuration_name: text,
  outcome: z.enum(['approved', 'declined', 'pending', 'abandoned']),
  started_at: z.string(),
  ended_at: z.string(),
  steps: z.array(step),
});
export type Attempt = z.infer<typeof attempt>;

export const refundView = z.object({
  id: z.string(),
  amount: z.string(),
  reason: text,
  information: text,
  has_failed: z.boolean(),
  invoice_detail_ids: z.array(z.string()),
  created_at: z.string(),
  by: text,
});
export type RefundView = z.infer<typeof refundView>;

/** An invoice line with what was captured and refunded of it; amounts are for the whole line, null when not known per line. */
export const lineView = z.object({
  id: z.string(),
  name: z.string(),
  reference: text,
  type: text,
  quantity: z.number(),
  unit_amount: z.string(),
  /** quantity x unit amount, less the discount. */
  total: z.string(),
  captured: text,
  /** Null when it was refunded together with others for a sum that is not theirs, so that its share is not known. */
  refunded: text,
  /** What may still be refunded for this line: nothing once it was refunded (upstream records whole lines). */
  refundable: z.string(),
  refunded_at: text,
});
export type LineView = z.infer<typeof lineView>;

/** Where the captured money is. Payouts are matched by a later slice; until then `payout` is null. */
export const settlement = z.object({
  state: z.enum(['nothing_captured', 'captured', 'returned']),
  captured_at: text,
});

/** GET /api/transactions/{id}: read live from ProcessOut. Amounts are decimal strings in major units of `currency`. */
export const transactionDetail = z.object({
  id: z.string(),
  /** Changes whenever something that a money action depends on changes. */
  version: z.string(),
  /** When it was read from ProcessOut (RFC 3339). */
  read_at: z.string(),
  created_at: z.string(),
  status: z.enum(TRANSACTION_STATUSES),
  name: z.string(),
  currency: z.string(),
  amount: z.string(),
  authorized_amount: z.string(),
  captured_amount: z.string(),
  refunded_amount: z.string(),
  available_amount: z.string(),
  authorized_until: text,
  auto_capture_at: text,
  incremental: z.boolean(),
  error_code: text,
  error_message: text,
  three_d_s_status: text,
  gateways: z.array(z.string()),
  invoice: z.nullable(
    z.object({ id: z.string(), url: text, statement_descriptor: text, merchant_initiator_type: text }),
  ),
  customer: z.nullable(
    z.object({
      id: z.string(),
      name: text,
      email: text,
      city: text,
      country_code: text,
      transactions_count: z.nullable(z.number()),
      created_at: text,
    }),
  ),
  card: z.nullable(
    z.object({
      id: z.string(),
      scheme: text,
      type: text,
      last_4_digits: text,
      exp_month: text,
      exp_year: text,
      bank_name: text,
      country_code: text,
      cvc_check: text,
      avs_check: text,
    }),
  ),
  /** Fees may be in another currency than the transaction, and may have more decimals than it: shown, never summed. */
  fees: z.object({ currency: text, estimated: text, gateway: text, processout: text }),
  attempts: z.array(attempt),
  /** What happened after the authorization: captures, refunds, voids, disputes, oldest first. */
  aftermath: z.array(step),
  refunds: z.array(refundView),
  lines: z.array(lineView),
  settlement,
  actions: z.object({ refund: permission, void: permission, capture: permission, increment: permission }),
  /** What the asker may refund now without a second person: a larger refund awaits approval. */
  free_refund: z.string(),
  /** Intents of ours on this transaction that are not final, and the recent final ones, newest first. */
  intents: z.array(intent),
  metadata: z.record(z.string(), z.string()),
  acquirer_name: text,
});
export type TransactionDetail = z.infer<typeof transactionDetail>;

export const transactionDetailReply = z.object({ transaction: transactionDetail });

/** The 409 of a money endpoint: the object has moved on since the agent saw it. */
export const changedReply = z.object({ transaction: transactionDetail });
