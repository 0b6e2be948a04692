import { addEffects, effectTotal } from './payout-finding.ts';
import type { Effect, Finding, FindingBook, FindingKind } from './payout-finding.ts';
import { PAYOUT_PARTS, byPart } from './payout.ts';
import type { ByPart, PayoutPart } from './payout.ts';

/** Findings that may be why a payout does not add up, all of one or more kinds or a single one. */
export interface Cause {
  readonly kinds: readonly FindingKind[];
  readonly single: Finding | null;
  readonly effect: ByPart<bigint>;
  /** Rows that would go if it were put right. */
  readonly rows: ByPart<number>;
}

/** Minor units throughout. */
export interface Puzzle {
  /** The amount wired minus the sum of the items. */
  readonly residual: bigint;
  /** The summary minus the items, part by part; null where the summary says nothing. */
  readonly differences: ByPart<bigint | null>;
  /** Rows that the summary counts beyond the items at hand; null where it counts none. */
  readonly missing: ByPart<number | null>;
  readonly book: FindingBook;
}

export interface Explanation {
  readonly causes: readonly Cause[];
  /** Per part, what the items lack although the summary has it, beyond what the causes account for. */
  readonly lacking: ByPart<bigint>;
  /** Parts in which the items agree with the amount wired and the summary does not. */
  readonly summaryAtFault: readonly PayoutPart[];
  readonly explained: bigint;
}

const CAUSES: readonly FindingKind[] = ['repeated_transaction', 'amount_differs', 'item_without_transaction'];
const NO_CAUSE: Cause = { kinds: [], single: null, effect: byPart(() => 0n), rows: byPart(() => 0) };

/**
 * Explains the residual. The amount wired is the judge: part by part, either the PSP's summary or its items account for
 * it. Residual = (wired - summary) + the differences of all parts, so the parts in which the items are at fault are
 * those whose differences add up to the residual and can be told from rows. Where no choice is exact, what can be told is
 * taken and the rest stays unexplained.
 */
export function explain(puzzle: Puzzle): Explanation {
  const differing = PAYOUT_PARTS.filter((part) => (puzzle.differences[part] ?? 0n) !== 0n);
  if (puzzle.residual === 0n) return settle(puzzle, NO_CAUSE, []);
  const causes = causesOf(puzzle.book);
  let exact: Explanation | null = null;
  for (const parts of subsets(differing)) {
    if (sumOf(puzzle, parts) !== puzzle.residual) continue;
    for (const cause of causes) {
      if (accounts(puzzle, cause, parts).length < PAYOUT_PARTS.length) continue;
      const found = settle(puzzle, cause, parts);
      // Rows at hand say more than rows that would have to be missing.
      if (exact === null || lacks(found) < lacks(exact)) exact = found;
    }
  }
  return exact ?? explainSome(puzzle, causes, differing);
}

function lacks({ lacking }: Explanation): number {
  return PAYOUT_PARTS.filter((part) => lacking[part] !== 0n).length;
}

/** The cause that accounts for most differing parts; then what else comes to exactly the rest. */
function explainSome(
  puzzle: Puzzle,
  causes: readonly Cause[],
  differing: readonly PayoutPart[],
): Explanation {
  let best: { cause: Cause; parts: readonly PayoutPart[] } = { cause: NO_CAUSE, parts: [] };
  for (const cause of causes) {
    const accounted = accounts(puzzle, cause, differing);
    const parts = differing.filter((part) => accounted.includes(part));
    const spills = PAYOUT_PARTS.some((part) => cause.effect[part] !== 0n && !parts.includes(part));
    if (!spills && parts.length > best.parts.length) best = { cause, parts };
  }
  const some = settle(puzzle, best.cause, best.parts);
  const rest = puzzle.residual - some.explained;
  const more = causes.find(
    (each) => rest !== 0n && effectTotal(each.effect) === rest && !overlaps(each, best.cause),
  );
  return more ? { ...some, causes: [...some.causes, more], explained: puzzle.residual } : some;
}

/** The parts that come out right if the items are at fault in `parts` and the cause is put right. */
function accounts(puzzle: Puzzle, cause: Cause, parts: readonly PayoutPart[]): PayoutPart[] {
  const lacking = lackingWith(puzzle, cause, parts);
  return PAYOUT_PARTS.filter((part) => {
    if (lacking[part] === 0n) return true;
    // Two faults may hide each other: where summary and items agree, the items may be at fault all the same.
    const mayLack = parts.includes(part) || puzzle.differences[part] === 0n;
    return mayLack && canLack(puzzle, cause, part, lacking[part]);
  });
}

function lackingWith(puzzle: Puzzle, cause: Cause, parts: readonly PayoutPart[]): ByPart<bigint> {
  return byPart(
    (part) => (parts.includes(part) ? (puzzle.differences[part] ?? 0n) : 0n) - cause.effect[part],
  );
}

/** Whether rows can be missing from this part: the summary counts more of them, or has no count to tell. */
function canLack(puzzle: Puzzle, cause: Cause, part: PayoutPart, lacking: bigint): boolean {
  if (puzzle.book.wrong_currency.counts[part] > 0) return true;
  switch (part) {
    case 'fees':
      return lacking < 0n;
    case 'adjustments':
    case 'reserve':
      return true;
    case 'sales':
    case 'refunds':
    case 'chargebacks':
      return (puzzle.missing[part] ?? 0) + cause.rows[part] > 0;
  }
}

function settle(puzzle: Puzzle, cause: Cause, parts: readonly PayoutPart[]): Explanation {
  const { differences } = puzzle;
  return {
    causes: cause === NO_CAUSE ? [] : [cause],
    lacking: lackingWith(puzzle, cause, parts),
    summaryAtFault: PAYOUT_PARTS.filter((part) => (differences[part] ?? 0n) !== 0n && !parts.includes(part)),
    explained: sumOf(puzzle, parts),
  };
}

function sumOf({ differences }: Puzzle, parts: readonly PayoutPart[]): bigint {
  return parts.reduce((sum, part) => sum + (differences[part] ?? 0n), 0n);
}

/** Nothing, each finding by itself, then kinds of findings as a whole: the simplest first. */
function causesOf(book: FindingBook): Cause[] {
  const kinds = CAUSES.filter((kind) => book[kind].count > 0);
  const singles = kinds.flatMap((kind) => book[kind].kept.map(singleCause));
  const whole = subsets(kinds).filter(({ length }) => length > 0);
  return [NO_CAUSE, ...singles, ...whole.map((some) => wholeCause(book, some))];
}

function singleCause(finding: Finding): Cause {
  return {
    kinds: [finding.kind],
    single: finding,
    effect: addEffects(NO_CAUSE.effect, finding.effect),
    rows: byPart((part) => (part === finding.part && goes(finding.kind) ? finding.items.length : 0)),
  };
}

function wholeCause(book: FindingBook, kinds: readonly FindingKind[]): Cause {
  const add = (sum: ByPart<bigint>, effect: Effect): ByPart<bigint> => addEffects(sum, effect);
  return {
    kinds,
    single: null,
    effect: kinds.map((kind) => book[kind].effect).reduce(add, NO_CAUSE.effect),
    rows: byPart((part) => kinds.reduce((sum, kind) => sum + (goes(kind) ? book[kind].counts[part] : 0), 0)),
  };
}

/** Putting an amount right leaves its row where it is. */
function goes(kind: FindingKind): boolean {
  return kind !== 'amount_differs';
}

function overlaps(a: Cause, b: Cause): boolean {
  if (a.single && b.single) return a.single === b.single;
  return a.kinds.some((kind) => b.kinds.includes(kind));
}

/** All subsets, the smaller ones first. */
function subsets<T>(all: readonly T[]): T[][] {
  const found = all.reduce<T[][]>((sets, each) => [...sets, ...sets.map((set) => [...set, each])], [[]]);
  return found.sort((a, b) => a.length - b.length);
}
