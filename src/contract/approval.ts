import * as z from 'zod/mini';
import { TRANSACTION_STATUSES } from '#domain/transaction.ts';
import { intent } from './intent.ts';
import { transactionDetail } from './transaction-detail.ts';

/** What the asker saw of the payment. Amounts are decimal strings in its currency. */
const seen = z.object({
  version: z.string(),
  status: z.enum(TRANSACTION_STATUSES),
  captured_amount: z.string(),
  refunded_amount: z.string(),
  available_amount: z.string(),
});
export type SeenByAsker = z.infer<typeof seen>;

/** A refund that needs, or needed, a second person. */
export const approval = z.object({
  intent,
  seen,
  /** Whose payment it is, by its order and its customer (null: a guest); null while the payment is not indexed. */
  payment: z.nullable(z.object({ name: z.string(), customer: z.nullable(z.string()) })),
  /** Why the asker of this list may not decide it; null when they may. */
  refusal: z.nullable(z.string()),
  /** Whether they asked for it themselves. */
  mine: z.boolean(),
});
export type Approval = z.infer<typeof approval>;

/** GET /api/approvals: what waits, oldest first, and what was decided in the last seven days, newest first. */
export const approvals = z.object({ waiting: z.array(approval), decided: z.array(approval) });
export type Approvals = z.infer<typeof approvals>;

/**
 * GET /api/intents/{id}/approval: the payment as it is now, as if this had not been asked for; its `version` is what
 * approving it must repeat.
 */
export const approvalReply = z.object({ approval, transaction: transactionDetail });
export type ApprovalReply = z.infer<typeof approvalReply>;

const text = (most: number) =>
  z
    .string()
    .check(
      z.trim(),
      z.minLength(1, 'is missing'),
      z.maxLength(most, `is longer than ${String(most)} characters`),
    );

/** POST /api/intents/{id}/approve */
export const approveBody = z.strictObject({ version: z.string().check(z.minLength(1), z.maxLength(100)) });

/** POST /api/intents/{id}/decline: the asker reads the reason. */
export const declineBody = z.strictObject({ reason: text(300) });

/** POST /api/intents/{id}/withdraw, by its asker. */
export const withdrawBody = z.strictObject({});
