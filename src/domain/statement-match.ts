import { daysLate, inWindow, openGroup } from './statement-group.ts';
import type { Group, GroupLine, GroupPayout } from './statement-group.ts';
import type { MatchDoubt, MatchState } from './statement-states.ts';

/** Candidates that a line shows. More payouts than this that are alike tell nobody anything; how many there are is said. */
export const MOST_CANDIDATES = 25;

/** A line of a bank statement. `minor` is signed: what arrived is positive. */
export interface MatchLine {
  readonly id: string;
  /** YYYY-MM-DD. */
  readonly bookedOn: string;
  readonly currency: string;
  readonly minor: bigint;
  readonly text: string;
}

/** A payout as the bank would know it. Give no payout that sends no money: canceled, failed, or of nothing. */
export interface MatchPayout {
  readonly id: string;
  readonly currency: string;
  readonly minor: bigint;
  /** YYYY-MM-DD on which it is due; null when the PSP did not say. */
  readonly dueOn: string | null;
  /** bank_summary, bank_name, the PSP's name. */
  readonly words: readonly (string | null)[];
}

/** Why a payout fits a line: amount and currency always agree exactly, to the cent. */
export interface Candidate {
  readonly payoutId: string;
  /** Days from the day it is due to the day of the booking; null when the PSP did not say when it is due. */
  readonly days: number | null;
  /** References that both hold, joined and in upper case. */
  readonly references: readonly string[];
  /** Names that both hold. */
  readonly names: readonly string[];
  readonly doubts: readonly MatchDoubt[];
}

export interface LineMatch {
  readonly state: MatchState;
  /** The payout of a `matched` or `likely` line. */
  readonly payoutId: string | null;
  /** All that fit, best first, MOST_CANDIDATES at most. */
  readonly candidates: readonly Candidate[];
  readonly candidatesCount: number;
}

const UNKNOWN: LineMatch = { state: 'unknown', payoutId: null, candidates: [], candidatesCount: 0 };

/**
 * Finds for each line the payouts that it may be. The order of lines and payouts does not matter. A reference that one
 * payout and one line share and no other decides between payouts that are alike; nothing else does.
 * @returns one entry per line
 */
export function matchLines(
  lines: readonly MatchLine[],
  payouts: readonly MatchPayout[],
): ReadonlyMap<string, LineMatch> {
  const found = new Map<string, LineMatch>();
  const groups = groupBy(payouts);
  for (const [key, those] of groupBy(lines)) {
    const payoutsAlike = groups.get(key);
    if (!payoutsAlike) {
      for (const { id } of those) found.set(id, UNKNOWN);
      continue;
    }
    const group = openGroup(those, payoutsAlike);
    const decided = decide(group);
    for (const [line, payout] of decided) found.set(line.line.id, settled(line, payout));
    group.remove(decided);
    for (const line of group.lines()) found.set(line.line.id, look(group, line));
  }
  return found;
}

/** The pairs that a reference decides: no other line and no other payout of the group holds it. */
function decide(group: Group): Map<GroupLine, GroupPayout> {
  const ofLine = new Map<GroupLine, Set<GroupPayout>>();
  const ofPayout = new Map<GroupPayout, Set<GroupLine>>();
  for (const { lines, payouts } of group.references()) {
    const [line, ...otherLines] = lines;
    const [payout, ...otherPayouts] = payouts;
    if (!line || !payout || otherLines.length > 0 || otherPayouts.length > 0) continue;
    ofLine.set(line, (ofLine.get(line) ?? new Set()).add(payout));
    ofPayout.set(payout, (ofPayout.get(payout) ?? new Set()).add(line));
  }
  const decided = new Map<GroupLine, GroupPayout>();
  for (const [line, payouts] of ofLine) {
    const [payout, ...others] = payouts;
    if (payout && others.length === 0 && ofPayout.get(payout)?.size === 1) decided.set(line, payout);
  }
  return decided;
}

function settled(line: GroupLine, payout: GroupPayout): LineMatch {
  return chosen(candidate(line, payout, false));
}

function look(group: Group, line: GroupLine): LineMatch {
  const { nearest, count } = group.candidatesOf(line, MOST_CANDIDATES);
  const candidates = nearest.map((payout) => candidate(line, payout, group.countLinesOf(payout) > 1));
  const [only] = candidates;
  if (!only) return UNKNOWN;
  if (count > 1 || only.doubts.includes('other_lines'))
    return { state: 'several', payoutId: null, candidates, candidatesCount: count };
  return chosen(only);
}

function chosen(only: Candidate): LineMatch {
  return {
    state: only.doubts.length === 0 ? 'matched' : 'likely',
    payoutId: only.payoutId,
    candidates: [only],
    candidatesCount: 1,
  };
}

function candidate(line: GroupLine, payout: GroupPayout, contested: boolean): Candidate {
  const days = daysLate(line.line.bookedOn, payout.payout.dueOn);
  const references = payout.marks.references.filter((word) => line.words.has(word));
  const names = payout.marks.names.filter((word) => line.words.has(word));
  const doubts: MatchDoubt[] = [];
  if (references.length === 0 && names.length === 0) doubts.push('no_shared_word');
  else if (references.length === 0 && payout.marks.references.length > 0) doubts.push('reference_missing');
  if (days === null) doubts.push('day_unknown');
  else if (!inWindow(days)) doubts.push('outside_window');
  if (contested) doubts.push('other_lines');
  return { payoutId: payout.payout.id, days, references, names, doubts };
}

function groupBy<T extends { readonly currency: string; readonly minor: bigint }>(
  all: readonly T[],
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const key = `${each.currency} ${String(each.minor)}`;
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return groups;
}
