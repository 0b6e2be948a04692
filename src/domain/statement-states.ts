/**
 * What matching finds of a line. `matched`: amount, currency, day and words agree, and nothing else fits. `likely`: one
 * payout, and something is left to doubt. `several`: more than one fits, none is chosen. `unknown`: nothing fits.
 */
export type MatchState = 'matched' | 'likely' | 'several' | 'unknown';

/**
 * Where a line of a bank statement stands: what was found (statement-match.ts), or for `matched`, chosen by hand.
 * `not_payout`: somebody said that it is none. `repeated`: an earlier statement has this very line, where it counts.
 */
export const STATEMENT_LINE_STATES = [
  'matched',
  'likely',
  'several',
  'unknown',
  'not_payout',
  'repeated',
] as const satisfies readonly (MatchState | 'not_payout' | 'repeated')[];
export type StatementLineState = (typeof STATEMENT_LINE_STATES)[number];

/**
 * What is left to doubt. `reference_missing`: the payout has a reference that the line does not hold. `other_lines`: the
 * payout fits other lines as well.
 */
export const MATCH_DOUBTS = [
  'no_shared_word',
  'reference_missing',
  'day_unknown',
  'outside_window',
  'other_lines',
] as const;
export type MatchDoubt = (typeof MATCH_DOUBTS)[number];
