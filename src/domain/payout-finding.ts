import { PAYOUT_PARTS, byPart } from './payout.ts';
import type { ByPart, PayoutPart } from './payout.ts';

/** What one row of a payout can tell when it is held against its transaction. The last one is no mistake. */
export const FINDING_KINDS = [
  'repeated_transaction',
  'wrong_currency',
  'amount_differs',
  'item_without_transaction',
  'paid_in_parts',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** Minor units that putting it right would add to the sums of the payout's items. */
export type Effect = Readonly<Partial<Record<PayoutPart, bigint>>>;

/** Something to know about rows of one payout that belong to one transaction, or to none. */
export interface Finding {
  readonly kind: FindingKind;
  readonly payout_id: string;
  readonly part: PayoutPart;
  readonly transaction_id: string | null;
  /** The rows that it is about. */
  readonly items: readonly string[];
  /** Rows of the same transaction that it was held against, in this payout or another. */
  readonly related: readonly string[];
  /** What the rows say, in minor units of the payout's currency. */
  readonly amount: bigint;
  /** What they should say by the transaction; null where it says nothing about them. */
  readonly expected: bigint | null;
  /** The currency that the amount is really in: another than the payout's for `wrong_currency` alone. */
  readonly currency: string;
  readonly effect: Effect;
}

/** How many findings of a kind are kept one by one; the rest is counted and summed. */
export const KEPT_FINDINGS = 100;

export interface FindingsOfKind {
  readonly count: number;
  readonly items: number;
  readonly amount: bigint;
  readonly effect: ByPart<bigint>;
  readonly counts: ByPart<number>;
  /** The first ones in the order of their rows' ids. */
  readonly kept: readonly Finding[];
}

/** All findings of one payout: bounded however many there are, and the same whatever order they came in. */
export type FindingBook = Readonly<Record<FindingKind, FindingsOfKind>>;

const NONE: FindingsOfKind = {
  count: 0,
  items: 0,
  amount: 0n,
  effect: byPart(() => 0n),
  counts: byPart(() => 0),
  kept: [],
};

export const NO_FINDINGS: FindingBook = {
  repeated_transaction: NONE,
  wrong_currency: NONE,
  amount_differs: NONE,
  item_without_transaction: NONE,
  paid_in_parts: NONE,
};

export function addFinding(book: FindingBook, finding: Finding): FindingBook {
  const { effect, items, amount, part } = finding;
  const one: FindingsOfKind = {
    count: 1,
    items: items.length,
    amount,
    effect: byPart((each) => effect[each] ?? 0n),
    counts: byPart((each) => (each === part ? items.length : 0)),
    kept: [finding],
  };
  return { ...book, [finding.kind]: mergeKind(book[finding.kind], one) };
}

/** Two halves of one payout's findings as one. */
export function mergeFindings(a: FindingBook, b: FindingBook): FindingBook {
  return {
    repeated_transaction: mergeKind(a.repeated_transaction, b.repeated_transaction),
    wrong_currency: mergeKind(a.wrong_currency, b.wrong_currency),
    amount_differs: mergeKind(a.amount_differs, b.amount_differs),
    item_without_transaction: mergeKind(a.item_without_transaction, b.item_without_transaction),
    paid_in_parts: mergeKind(a.paid_in_parts, b.paid_in_parts),
  };
}

export function bookOf(findings: Iterable<Finding>): FindingBook {
  let book = NO_FINDINGS;
  for (const finding of findings) book = addFinding(book, finding);
  return book;
}

function mergeKind(a: FindingsOfKind, b: FindingsOfKind): FindingsOfKind {
  return {
    count: a.count + b.count,
    items: a.items + b.items,
    amount: a.amount + b.amount,
    effect: byPart((part) => a.effect[part] + b.effect[part]),
    counts: byPart((part) => a.counts[part] + b.counts[part]),
    kept: mergeKept(a.kept, b.kept),
  };
}

/** Both are in order already; most often one of them is a single finding. */
function mergeKept(a: readonly Finding[], b: readonly Finding[]): readonly Finding[] {
  const last = a.at(-1);
  const first = b[0];
  if (a.length >= KEPT_FINDINGS && last && first && keyOf(last) <= keyOf(first)) return a;
  return [...a, ...b].sort((x, y) => (keyOf(x) < keyOf(y) ? -1 : 1)).slice(0, KEPT_FINDINGS);
}

function keyOf({ items }: Finding): string {
  return items[0] ?? '';
}

/** The sum of effects, part by part. */
export function addEffects(a: ByPart<bigint>, b: Effect): ByPart<bigint> {
  return byPart((part) => a[part] + (b[part] ?? 0n));
}

export function effectTotal(effect: Effect): bigint {
  return PAYOUT_PARTS.reduce((total, part) => total + (effect[part] ?? 0n), 0n);
}
