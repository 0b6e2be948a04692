import * as z from 'zod/mini';
import { INTENT_ACTIONS } from '#domain/actions.ts';
import { REFUND_REASONS } from '#domain/transaction.ts';
import { person } from './session.ts';

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
});
export type Intent = z.infer<typeof intent>;

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
