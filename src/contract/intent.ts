import * as z from 'zod/mini';
import { INTENT_ACTIONS } from '#domain/actions.ts';
import { REFUND_REASONS } from '#domain/transaction.ts';
import { person } from './session.ts';

/** What a person stated where ProcessOut gave no answer; the state is theirs then, not what ProcessOut showed. */
const statement = z.object({
  by: person,
  at: z.string(),
  note: z.string(),
  /** Where it can be looked up: an ARN, or the PSP's own reference. */
  reference: z.nullable(z.string()),
});

export const INTENT_STATES = ['pending', 'done', 'failed', 'unknown', 'awaiting_approval'] as const;
export type IntentState = (typeof INTENT_STATES)[number];

/**
 * What a person asked for, and what became of it. `pending`: being sent, or taken by the PSP and not confirmed.
 * `unknown`: no answer came; it is being asked for, and is never sent again blindly.
 */
export const intent = z.object({
  id: z.string(),
  action: z.enum(INTENT_ACTIONS),
  state: z.enum(INTENT_STATES),
  transaction_id: z.string(),
  /** Decimal string in major units; null for a void. */
  amount: z.nullable(z.string()),
  currency: z.string(),
  actor: person,
  reason: z.nullable(z.string()),
  information: z.nullable(z.string()),
  invoice_detail_ids: z.array(z.string()),
  created_at: z.string(),
  updated_at: z.string(),
  /** Set when a refund was made. */
  refund_id: z.nullable(z.string()),
  /** Why it failed or what is being checked, in words; the upstream's code beside it. */
  message: z.nullable(z.string()),
  error_code: z.nullable(z.string()),
  /** Who approved, declined or withdrew it, where that was needed. */
  decided_by: z.nullable(person),
  /**
   * While unknown or pending: when the next check happens, null when a person must look. While it awaits approval: when
   * it lapses.
   */
  next_check_at: z.nullable(z.string()),
  /** Set when its outcome is what a person stated. */
  closed: z.nullable(statement),
});
export type Intent = z.infer<typeof intent>;

/** Whether nothing more is asked or sent by itself: a person must look at the PSP and state the outcome. */
export function isLeftToPerson({ state, next_check_at }: Intent): boolean {
  return state === 'unknown' && next_check_at === null;
}

/** Replies of the money endpoints and of GET /api/intents/{id}. */
export const intentReply = z.object({ intent });
export type IntentReply = z.infer<typeof intentReply>;

const version = z.string().check(z.minLength(1), z.maxLength(100));
const decimalText = z.string().check(z.regex(/^\d{1,15}(\.\d{1,4})?$/, 'is not an amount such as 12.50'));
const currencyText = z.string().check(z.regex(/^[A-Z]{3}$/, 'is not an ISO 4217 currency code'));
const lineIds = z
  .array(z.string().check(z.regex(/^[A-Za-z0-9_]{1,60}$/, 'is not an id')))
  .check(z.maxLength(200));

/** POST /api/transactions/{id}/refunds. Amount and lines are explicit: upstream an omitted one means "everything". */
export const refundBody = z.strictObject({
  version,
  amount: decimalText,
  currency: currencyText,
  reason: z.enum(REFUND_REASONS),
  information: z.optional(z.string().check(z.maxLength(500, 'is longer than 500 characters'))),
  invoice_detail_ids: lineIds,
});
export type RefundBody = z.infer<typeof refundBody>;

/** POST /api/transactions/{id}/capture. The descriptor's rules are those of seed 003, Invoice attributes. */
export const captureBody = z.strictObject({
  version,
  amount: decimalText,
  currency: currencyText,
  invoice_detail_ids: z.optional(lineIds),
  statement_descriptor: z.optional(
    z
      .string()
      .check(
        z.minLength(1),
        z.maxLength(22, 'is longer than 22 characters'),
        z.regex(/^[A-Za-z0-9 ./]*$/, 'may hold letters, digits, spaces, dots and slashes'),
      ),
  ),
});
export type CaptureBody = z.infer<typeof captureBody>;

/** POST /api/transactions/{id}/increment. `amount` is what is added to the hold. */
export const incrementBody = z.strictObject({ version, amount: decimalText, currency: currencyText });
export type IncrementBody = z.infer<typeof incrementBody>;

/** POST /api/transactions/{id}/void. */
export const voidBody = z.strictObject({ version });
export type VoidBody = z.infer<typeof voidBody>;

/**
 * POST /api/intents/{id}/close: what a person found at the PSP about what was left to them. `version` is the payment as
 * they saw it. The reference is an ARN, the PSP's own, or the id of a refund on this payment.
 */
export const closeBody = z.strictObject({
  version,
  happened: z.boolean(),
  note: z
    .string()
    .check(z.trim(), z.minLength(1, 'is missing'), z.maxLength(300, 'is longer than 300 characters')),
  reference: z.optional(
    z
      .string()
      .check(
        z.trim(),
        z.minLength(1),
        z.maxLength(100, 'is longer than 100 characters'),
        z.regex(/^[A-Za-z0-9 ._:/#-]*$/, 'may hold letters, digits, spaces and . _ : / # -'),
      ),
  ),
});
export type CloseBody = z.infer<typeof closeBody>;
