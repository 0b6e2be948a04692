import type { MoneyAction } from '#domain/actions.ts';

/** Tables of the journal. Times are epoch milliseconds, amounts decimal strings in major units. */
export interface IntentTables {
  intent: IntentRow;
}

/**
 * Where an intent stands. `stored`: durable, nothing left this process. `sending`: it may have left. `unknown`: it may or
 * may not have had its effect. `pending`: ProcessOut took it and has not confirmed it. `done` and `failed` are final, but
 * for a refund that fails later.
 */
export const PHASES = ['stored', 'sending', 'unknown', 'pending', 'done', 'failed'] as const;
export type Phase = (typeof PHASES)[number];

export interface IntentRow {
  /** The client's idempotency key, in lower case: one form, one intent. Also the key sent upstream. */
  id: string;
  action: MoneyAction;
  transaction_id: string;
  invoice_id: string;
  amount: string | null;
  currency: string;
  reason: string | null;
  information: string | null;
  /** JSON array of invoice line ids; null where the request named none. */
  invoice_detail_ids: string | null;
  statement_descriptor: string | null;
  actor_id: string;
  actor_name: string;
  /** What was asked for, canonically: the same key must always ask for the same. */
  fingerprint: string;
  phase: Phase;
  /** How often it was sent, at most three times. */
  sends: number;
  sent_at: number | null;
  /** How often ProcessOut was asked about it since it was last sent. */
  checks: number;
  next_check_at: number | null;
  /** JSON: what the transaction looked like before the first sending. */
  snapshot: string;
  refund_id: string | null;
  message: string | null;
  error_code: string | null;
  created_at: number;
  updated_at: number;
}
