import type { IntentAction } from '#domain/actions.ts';
import type { LimitedRole } from '#domain/limits.ts';

/** Tables of the journal. Times are epoch milliseconds, amounts decimal strings in major units. */
export interface IntentTables {
  intent: IntentRow;
  refund_limit: RefundLimitRow;
}

/** What an administrator has set; where there is no row the default counts. */
export interface RefundLimitRow {
  role: LimitedRole;
  currency: string;
  /** Decimal strings in major units. */
  per_refund: string;
  per_day: string;
  set_by: string;
  /** Epoch milliseconds. */
  set_at: number;
}

/**
 * Where an intent stands. `awaiting`: a second person must approve it first. `stored`: durable, nothing left this process. `sending`: it may have left. `unknown`: it may or
 * may not have had its effect. `pending`: ProcessOut took it and has not confirmed it. `done` and `failed` are final, but
 * for a refund that fails later.
 */
export const PHASES = ['awaiting', 'stored', 'sending', 'unknown', 'pending', 'done', 'failed'] as const;
export type Phase = (typeof PHASES)[number];

export interface IntentRow {
  /** The client's idempotency key, in lower case: one form, one intent. Also the key sent upstream. */
  id: string;
  action: IntentAction;
  transaction_id: string;
  invoice_id: string;
  amount: string | null;
  currency: string;
  reason: string | null;
  information: string | null;
  /** JSON array of invoice line ids; null where the request named none. */
  invoice_detail_ids: string | null;
  statement_descriptor: string | null;
  /** The stored token that is charged, and when what it holds is captured (RFC 3339). */
  source: string | null;
  capture_at: string | null;
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
  /** When ProcessOut is asked next; while it awaits approval, when that lapses. */
  next_check_at: number | null;
  /** JSON: what the transaction looked like before the first sending. */
  snapshot: string;
  refund_id: string | null;
  message: string | null;
  error_code: string | null;
  /** Who approved, declined or withdrew what had to be approved, and when. */
  decided_by_id: string | null;
  decided_by_name: string | null;
  decided_at: number | null;
  /** Who stated the outcome of what had been left to a person, when, why, and an ARN or the like that they found. */
  closed_by_id: string | null;
  closed_by_name: string | null;
  closed_at: number | null;
  closed_note: string | null;
  closed_reference: string | null;
  created_at: number;
  updated_at: number;
}
