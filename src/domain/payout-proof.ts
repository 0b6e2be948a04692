import { tellDiscrepancies } from './payout-discrepancy.ts';
import type { Discrepancy } from './payout-discrepancy.ts';
import { explain } from './payout-explain.ts';
import type { FindingBook } from './payout-finding.ts';
import { totalOf } from './payout-sums.ts';
import type { PayoutSums } from './payout-sums.ts';
import { PAYOUT_PARTS, byPart } from './payout.ts';
import type { ByPart, PayoutPart, PayoutSummary } from './payout.ts';

/** One part of a payout, by the PSP's summary and by its items. Minor units; null where the summary says nothing. */
export interface PartProof {
  readonly part: PayoutPart;
  readonly summary: bigint | null;
  readonly items: bigint;
  /** Items minus summary. */
  readonly difference: bigint | null;
  readonly summaryCount: number | null;
  readonly itemCount: number;
}

/** Whether a payout adds up, and if not, why. All in minor units of its currency. */
export interface PayoutProof {
  readonly currency: string;
  readonly amount: bigint;
  readonly parts: readonly PartProof[];
  readonly summaryTotal: bigint | null;
  readonly itemsTotal: bigint;
  /** The amount wired minus the sum of all items' amounts and fees. */
  readonly residual: bigint;
  /** The amount wired minus the sum of the summary's parts; null when it leaves a part out. */
  readonly summaryResidual: bigint | null;
  readonly explained: bigint;
  /** Residual minus explained: nobody knows where this money is. */
  readonly unexplained: bigint;
  readonly discrepancies: readonly Discrepancy[];
}

/**
 * Ties a payout out from its header, the sums of all its items, and what was found on them.
 * Rows in another currency are taken out of the sums, as money of two currencies is never added.
 */
export function prove(summary: PayoutSummary, allItems: PayoutSums, book: FindingBook): PayoutProof {
  const sums = withoutForeign(allItems, book);
  const itemsTotal = totalOf(sums.parts);
  const summaryTotal = totalIfKnown(summary.parts);
  const residual = summary.amount - itemsTotal;
  const differences = byPart((part) => {
    const told = summary.parts[part];
    return told === null ? null : told - sums.parts[part];
  });
  const missing = byPart((part) => {
    const told = summary.counts[part];
    return told === null ? null : told - sums.counts[part];
  });
  const explanation = explain({ residual, differences, missing, book });
  return {
    currency: summary.currency,
    amount: summary.amount,
    parts: PAYOUT_PARTS.map((part) => ({
      part,
      summary: summary.parts[part],
      items: sums.parts[part],
      difference: negated(differences[part]),
      summaryCount: summary.counts[part],
      itemCount: sums.counts[part],
    })),
    summaryTotal,
    itemsTotal,
    residual,
    summaryResidual: summaryTotal === null ? null : summary.amount - summaryTotal,
    explained: explanation.explained,
    unexplained: residual - explanation.explained,
    discrepancies: tellDiscrepancies({ currency: summary.currency, book, explanation, differences, missing }),
  };
}

function withoutForeign(sums: PayoutSums, { wrong_currency: foreign }: FindingBook): PayoutSums {
  return {
    items: sums.items,
    counts: byPart((part) => sums.counts[part] - foreign.counts[part]),
    parts: byPart((part) => sums.parts[part] + foreign.effect[part]),
  };
}

function totalIfKnown(parts: ByPart<bigint | null>): bigint | null {
  return PAYOUT_PARTS.reduce<bigint | null>((total, part) => {
    const value = parts[part];
    return total === null || value === null ? null : total + value;
  }, 0n);
}

function negated(value: bigint | null): bigint | null {
  return value === null ? null : -value;
}
