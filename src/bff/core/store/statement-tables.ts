import type { Generated, Selectable } from 'kysely';
import type { StatementFormat } from '#contract/statement.ts';
import type { StatementLineState } from '#domain/statement-states.ts';
import type { BankMatchState } from '#contract/payout.ts';

/** Bank statements. Days are YYYY-MM-DD, amounts minor units, signed as booked; times are epoch milliseconds. */
export interface StatementTables {
  statement: StatementTable;
  statement_range: StatementRangeTable;
  statement_line: StatementLineTable;
  statement_candidate: StatementCandidateTable;
  statement_decision: StatementDecisionTable;
  statement_columns: StatementColumnsTable;
  bank_match: BankMatchTable;
}

export interface StatementTable {
  /** In the order in which they were dropped. It is the row id. */
  position: Generated<number>;
  id: string;
  name: string;
  format: StatementFormat;
  /** Headings of a CSV file, so that how they are read can be forgotten with it. */
  shape: string | null;
  actor_id: string;
  actor_name: string;
  uploaded_at: number;
}

export type StatementRow = Selectable<StatementTable>;

/** The days for which a statement speaks, per account. */
export interface StatementRangeTable {
  statement: number;
  account: string;
  currency: string;
  from_day: string;
  to_day: string;
}

export interface StatementLineTable {
  id: Generated<number>;
  /** The position of its statement. */
  statement: number;
  file_line: number;
  account: string;
  currency: string;
  booked_on: string;
  value_on: string | null;
  amount: number;
  text: string;
  reference: string | null;
  /** The very same line of an earlier statement, which is the one that counts. */
  twin_of: number | null;
  state: StatementLineState;
  /** Found or, with a decision, chosen. */
  payout_id: string | null;
  candidates_count: number;
  /** A digest of what was found, so that only what changes is written. */
  found: number;
  decision: 'payout' | 'not_payout' | null;
}

export type StatementLineRow = Selectable<StatementLineTable>;

/** A payout that fits a line, best first. */
export interface StatementCandidateTable {
  line: number;
  rank: number;
  payout_id: string;
  /** JSON: what agrees and what is left to doubt. */
  why: string;
}

/** Every decision by hand, never changed: the last one of a line stands. */
export interface StatementDecisionTable {
  id: Generated<number>;
  line: number;
  kind: 'payout' | 'not_payout' | 'undone';
  payout_id: string | null;
  actor_id: string;
  actor_name: string;
  decided_at: number;
}

/** How CSV files with certain headings are read. */
export interface StatementColumnsTable {
  shape: string;
  /** JSON of the contract's mapping. */
  mapping: string;
  kept_at: number;
}

/** What the bank says about a payout; one without a row is unchecked. */
export interface BankMatchTable {
  payout_id: string;
  state: Exclude<BankMatchState, 'unchecked'>;
}
