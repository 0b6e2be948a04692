import * as z from 'zod/mini';
import { PAYOUT_STATUSES } from '#domain/payout.ts';
import { MATCH_DOUBTS, STATEMENT_LINE_STATES } from '#domain/statement-states.ts';
import { BANK_MATCH_STATES } from './payout.ts';
import { person } from './session.ts';

const text = z.nullable(z.string());
/** A day without a time, such as 2026-11-17: banks book by day. */
const day = z.string();

export const STATEMENT_FORMATS = ['camt.053', 'mt940', 'csv'] as const;
export type StatementFormat = (typeof STATEMENT_FORMATS)[number];

/** A bank statement that was dropped. Amounts are decimal strings in major units. */
export const statement = z.object({
  id: z.string(),
  /** The file's name. */
  name: z.string(),
  format: z.enum(STATEMENT_FORMATS),
  /** As the file names them; empty when it names none. */
  accounts: z.array(z.string()),
  from: day,
  to: day,
  lines_count: z.number(),
  /** How many lines are in each state; states without lines are left out. */
  states: z.record(z.string(), z.number()),
  /** What came in and what went out, per currency. */
  totals: z.array(z.object({ currency: z.string(), in: z.string(), out: z.string() })),
  /** Lines that were decided by hand. */
  decided_count: z.number(),
  uploaded_at: z.string(),
  uploaded_by: person,
});
export type Statement = z.infer<typeof statement>;

/** GET /api/statements: newest first; ?limit= and ?start_after=. */
export const statementPage = z.object({ statements: z.array(statement), has_more: z.boolean() });
export type StatementPage = z.infer<typeof statementPage>;

/** GET /api/statements/{id} */
export const statementReply = z.object({ statement });

/** A payout as the bank would know it. */
export const payoutBrief = z.object({
  id: z.string(),
  status: z.enum(PAYOUT_STATUSES),
  gateway: text,
  currency: z.string(),
  amount: z.string(),
  /** The day on which it was settled or is due; null when the PSP did not say. */
  due_on: z.nullable(day),
  bank_name: text,
  bank_summary: text,
});
export type PayoutBrief = z.infer<typeof payoutBrief>;

/** Why a payout may be this line; amount and currency agree to the cent. */
const candidate = z.object({
  payout: payoutBrief,
  /** Days from the day it is due to the booking; null when that day is unknown. */
  days: z.nullable(z.number()),
  /** References and names that both hold. */
  references: z.array(z.string()),
  names: z.array(z.string()),
  doubts: z.array(z.enum(MATCH_DOUBTS)),
});
export type StatementCandidate = z.infer<typeof candidate>;

export const DECISION_KINDS = ['payout', 'not_payout', 'undone'] as const;

/** What somebody decided about a line. */
const decision = z.object({
  kind: z.enum(DECISION_KINDS),
  payout_id: text,
  by: person,
  at: z.string(),
});
export type StatementDecision = z.infer<typeof decision>;

/** One line. `amount` is signed: what left the account is negative. */
export const statementLine = z.object({
  id: z.number(),
  /** Where it is in the file. */
  file_line: z.number(),
  booked_on: day,
  value_on: z.nullable(day),
  account: text,
  currency: z.string(),
  amount: z.string(),
  text: z.string(),
  reference: text,
  state: z.enum(STATEMENT_LINE_STATES),
  /** The payout that it is, found or chosen; null in the states that have none. */
  payout: z.nullable(payoutBrief),
  /** Amount of the line minus that of a payout that was chosen by hand; null when they agree or none is chosen. */
  difference: text,
  /** Payouts that fit, best first; `candidates_count` may be more than are listed. */
  candidates: z.array(candidate),
  candidates_count: z.number(),
  /** Decisions by hand, newest first; the first one stands. */
  decisions: z.array(decision),
  /** For a repeated line: the name of the statement in which it counts. */
  repeats: z.nullable(z.object({ statement_id: z.string(), name: z.string() })),
});
export type StatementLine = z.infer<typeof statementLine>;

/** GET /api/statements/{id}/lines: in the order of the file. */
export const statementLinesPage = z.object({
  lines: z.array(statementLine),
  count: z.number(),
  has_more: z.boolean(),
  /** Of the filtered list. */
  total_count: z.number(),
});
export type StatementLinesPage = z.infer<typeof statementLinesPage>;

/** POST and DELETE /api/statements/{id}/lines/{line}/match */
export const statementLineReply = z.object({ line: statementLine });

/** GET /api/statements/{id}/lines/{line}/payouts: what may be chosen by hand, nearest first. */
export const payoutChoices = z.object({ payouts: z.array(payoutBrief) });
export type PayoutChoices = z.infer<typeof payoutChoices>;

/** GET /api/statements/missing: payouts whose days are covered by statements in which no line is theirs. */
export const missingPayouts = z.object({ payouts: z.array(payoutBrief), total_count: z.number() });
export type MissingPayouts = z.infer<typeof missingPayouts>;

/** GET /api/statements/payouts/{id}: what the statements say about a payout, with the lines that are it or may be. */
export const payoutBank = z.object({
  state: z.enum(BANK_MATCH_STATES),
  lines: z.array(
    z.object({ statement: z.object({ id: z.string(), name: z.string() }), line: statementLine }),
  ),
});
export type PayoutBank = z.infer<typeof payoutBank>;
