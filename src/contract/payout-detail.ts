import * as z from 'zod/mini';
import { DISCREPANCY_KINDS } from '#domain/payout-discrepancy.ts';
import { PAYOUT_ITEM_TYPES, PAYOUT_PARTS } from '#domain/payout.ts';
import { pageFields } from './page.ts';
import { payoutRow } from './payout.ts';

const text = z.nullable(z.string());
const count = z.nullable(z.number());

/** One line of "Does it add up?": a part by the PSP's summary and by its items. A part that the summary leaves out is null. */
const part = z.object({
  part: z.enum(PAYOUT_PARTS),
  summary: text,
  items: z.string(),
  /** Items minus summary. */
  difference: text,
  summary_count: count,
  items_count: z.number(),
});
export type PayoutPartProof = z.infer<typeof part>;

/** A bar: from where the one before ended to where this part takes it; `wired` stands on zero. */
const waterfallStep = z.object({
  part: z.enum([...PAYOUT_PARTS, 'wired']),
  amount: z.string(),
  from: z.string(),
  to: z.string(),
});
export type WaterfallStep = z.infer<typeof waterfallStep>;

/** As the domain tells it (src/domain/payout-discrepancy.ts), with amounts as decimal strings of `currency`. */
const discrepancy = z.object({
  kind: z.enum(DISCREPANCY_KINDS),
  /** A note is worth knowing and nothing to mend. */
  level: z.enum(['problem', 'note']),
  part: z.enum(PAYOUT_PARTS),
  /** Rows that it is about, or that are missing; null when nobody counts them. */
  rows: count,
  /** The payout's, but for `wrong_currency`; null when the rows are in several. */
  currency: text,
  amount: text,
  expected: text,
  /** Its share of the residual, in the payout's currency; null when it explains none of it. */
  explains: text,
  /** The rows it is about and those they were held against: the first hundred, to show with ?id= of the items. */
  item_ids: z.array(z.string()),
  related_item_ids: z.array(z.string()),
  transactions: z.array(z.object({ id: z.string(), name: text })),
});
export type PayoutDiscrepancy = z.infer<typeof discrepancy>;

/** Whether the payout adds up, from all of its items. */
const proof = z.object({
  parts: z.array(part),
  waterfall: z.array(waterfallStep),
  summary_total: text,
  items_total: z.string(),
  residual: z.string(),
  /** The amount wired minus the summary's parts. */
  summary_residual: text,
  explained: z.string(),
  unexplained: z.string(),
  discrepancies: z.array(discrepancy),
  /** Rows whose transaction is not indexed yet, so that nothing can be said about them. */
  unchecked_items: z.number(),
});
export type PayoutProofView = z.infer<typeof proof>;

/** GET /api/payouts/{id}: read live from ProcessOut; the proof comes from the mirrored items. */
export const payoutDetail = z.object({
  ...payoutRow.shape,
  metadata: z.record(z.string(), z.string()),
  /** When it was read from ProcessOut (RFC 3339). */
  read_at: z.string(),
  items: z.object({
    indexed: z.number(),
    /** True when every item is here, so that the proof stands. */
    complete: z.boolean(),
    by_type: z.record(z.string(), z.number()),
    without_transaction: z.number(),
  }),
  /** Null while items are still being fetched. */
  proof: z.nullable(proof),
  /** What was seen of it, oldest first: the times at which its status was first known here. */
  history: z.array(z.object({ status: z.string(), at: z.string() })),
});
export type PayoutDetail = z.infer<typeof payoutDetail>;

export const payoutDetailReply = z.object({ payout: payoutDetail });

/** One row of a payout. Amounts are decimal strings of the payout's currency, signed as the PSP sent them. */
export const payoutItem = z.object({
  id: z.string(),
  created_at: z.string(),
  type: z.enum(PAYOUT_ITEM_TYPES),
  gateway_resource_id: text,
  amount: z.string(),
  fees: z.string(),
  /** Amount and fees together. */
  net: z.string(),
  /** Null where the PSP names none; `known` is false for one that is not here. */
  transaction: z.nullable(
    z.object({ id: z.string(), known: z.boolean(), name: text, customer: text, currency: text }),
  ),
  metadata: z.record(z.string(), z.string()),
});
export type PayoutItem = z.infer<typeof payoutItem>;

/**
 * GET /api/payouts/{id}/items. GET /api/payouts/{id}/items.csv with the same filters gives all rows as a file, then the
 * totals that prove them; it is refused (409 `items_incomplete`) while items are still being fetched.
 */
export const payoutItemsPage = z.object({ items: z.array(payoutItem), ...pageFields });
export type PayoutItemsPage = z.infer<typeof payoutItemsPage>;
