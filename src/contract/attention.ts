import * as z from 'zod/mini';
import { intent } from './intent.ts';
import { coverage } from './page.ts';
import { transactionRow } from './transaction.ts';

/**
 * Why a payment needs somebody, most urgent first. `unconfirmed`: something of ours has no known outcome and is left to a
 * person, who must look at the PSP. `expiring_card` is about customers: each is there with their last
 * recurring payment, whose card ends this month or the next.
 */
export const ATTENTION_KINDS = [
  'unconfirmed',
  'expiring_authorization',
  'fraud_notification',
  'retrieval_request',
  'open_chargeback',
  'failed_refund',
  'pending_capture',
  'expiring_card',
] as const;
export type AttentionKind = (typeof ATTENTION_KINDS)[number];

/** How many rows of a kind come along; the list has the rest. */
export const ATTENTION_ROWS = 25;

/** Money of one currency: never added to another's. `amount` is a decimal string in major units. */
const stake = z.object({ currency: z.string(), count: z.number(), amount: z.string() });
export type Stake = z.infer<typeof stake>;

const group = z.object({
  kind: z.enum(ATTENTION_KINDS),
  count: z.number(),
  /** What is at risk: what is held, disputed, or did not go back. Largest count first. */
  stakes: z.array(stake),
  /** The first of them, worst first. */
  transactions: z.array(transactionRow),
  /** Of expiring cards: the month in which each ends ("2026-11"), by the id of the payment. */
  card_ends: z.optional(z.record(z.string(), z.string())),
  /**
   * Of unconfirmed ones: what was asked for on these payments, the longest waiting first. Also on payments that are not
   * indexed yet, and so not among the transactions.
   */
  intents: z.optional(z.array(intent)),
});
export type AttentionGroup = z.infer<typeof group>;

/** GET /api/attention: what somebody should look at today, from the mirror; every kind is there, empty or not. */
export const attention = z.object({ groups: z.array(group), coverage });
export type Attention = z.infer<typeof attention>;
