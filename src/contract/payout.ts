import * as z from 'zod/mini';
import { PAYOUT_STATUSES } from '#domain/payout.ts';
import { pageFields } from './page.ts';

const text = z.nullable(z.string());

/**
 * What the bank says about a payout: `unchecked` until a statement covers its days; `likely` and `several` wait for
 * somebody to decide; `missing` when the statements of its days have no such line.
 */
export const BANK_MATCH_STATES = ['unchecked', 'matched', 'likely', 'several', 'missing'] as const;
export type BankMatchState = (typeof BANK_MATCH_STATES)[number];

/** One row of the list, from the mirror. Amounts are decimal strings in major units of `currency`; negative is possible. */
export const payoutRow = z.object({
  id: z.string(),
  created_at: z.string(),
  status: z.enum(PAYOUT_STATUSES),
  /** The PSP, by its payments here; null while that is not known. */
  gateway: text,
  currency: z.string(),
  /** What was wired. */
  amount: z.string(),
  bank_name: text,
  bank_summary: text,
  settled_at: text,
  /** From the first to the last of its items; null while none are known. */
  period: z.nullable(z.object({ from: z.string(), to: z.string() })),
  items_count: z.nullable(z.number()),
  /** The amount wired minus all item amounts and fees: "0" when it adds up, null while items are still being fetched. */
  residual: text,
  /** What of the residual no discrepancy explains. */
  unexplained: text,
  /** Discrepancies that are problems; notes do not count. */
  discrepancy_count: z.nullable(z.number()),
  bank_match: z.enum(BANK_MATCH_STATES),
});
export type PayoutRow = z.infer<typeof payoutRow>;

/** GET /api/payouts */
export const payoutPage = z.object({ payouts: z.array(payoutRow), ...pageFields });
export type PayoutPage = z.infer<typeof payoutPage>;

/** Payouts of one currency together. Those that were canceled or failed moved no money and are counted apart. */
const total = z.object({
  currency: z.string(),
  count: z.number(),
  amount: z.string(),
  /** Signed as PSPs send them: negative where they took them. */
  fees: z.string(),
  /** What is on its way: announced and in flight. */
  pending: z.string(),
  /** Of each payout without its sign: what is too much in one does not make up for what lacks in another. */
  unexplained: z.string(),
  /** Payouts whose items are still being fetched, so that they are in no residual yet. */
  unproved: z.number(),
  failed_count: z.number(),
});
export type PayoutTotal = z.infer<typeof total>;

/** GET /api/payouts/count: the filtered list in numbers, and counts per status with every filter but that one applied. */
export const payoutCount = z.object({
  total_count: z.number(),
  by_status: z.record(z.string(), z.number()),
  totals: z.array(total),
});
export type PayoutCount = z.infer<typeof payoutCount>;

const option = z.object({ value: z.string(), count: z.number() });

/** GET /api/payouts/options: the values that occur, for the filter menus, most frequent first. */
export const payoutOptions = z.object({
  gateways: z.array(option),
  currencies: z.array(option),
  banks: z.array(option),
});
export type PayoutOptions = z.infer<typeof payoutOptions>;
