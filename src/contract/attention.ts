import * as z from 'zod/mini';
import { coverage } from './page.ts';
import { transactionRow } from './transaction.ts';

/** Why a payment needs somebody, most urgent first. */
export const ATTENTION_KINDS = [
  'expiring_authorization',
  'fraud_notification',
  'retrieval_request',
  'open_chargeback',
  'failed_refund',
  'pending_capture',
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
});
export type AttentionGroup = z.infer<typeof group>;

/** GET /api/attention: what somebody should look at today, from the mirror; every kind is there, empty or not. */
export const attention = z.object({ groups: z.array(group), coverage });
export type Attention = z.infer<typeof attention>;
