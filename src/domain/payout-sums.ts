import { PAYOUT_PARTS, byPart, partOf } from './payout.ts';
import type { ByPart, PayoutItemType } from './payout.ts';

/** What one or many items of a type come to, in minor units of the payout's currency, signed as they are sent. */
export interface ItemsOfType {
  readonly type: PayoutItemType;
  readonly count: number;
  readonly amount: bigint;
  /** Negative when the PSP took them (facts sheet, section 11). */
  readonly fees: bigint;
}

/** The items of a payout added up by part: enough to tie it out, however many they are. */
export interface PayoutSums {
  readonly items: number;
  readonly counts: ByPart<number>;
  /** `fees` holds the fees of all items and the amounts of the fee rows, which a PSP may bill apart. */
  readonly parts: ByPart<bigint>;
}

export const NO_ITEMS: PayoutSums = { items: 0, counts: byPart(() => 0), parts: byPart(() => 0n) };

/** Items may come one by one, page by page or already summed by a database: in any order the result is the same. */
export function addItems(sums: PayoutSums, more: ItemsOfType): PayoutSums {
  const part = partOf(more.type);
  const parts = { ...sums.parts };
  parts[part] += more.amount;
  parts.fees += more.fees;
  return {
    items: sums.items + more.count,
    counts: { ...sums.counts, [part]: sums.counts[part] + more.count },
    parts,
  };
}

export function sumItems(items: Iterable<ItemsOfType>): PayoutSums {
  let sums = NO_ITEMS;
  for (const each of items) sums = addItems(sums, each);
  return sums;
}

/** Two stretches of one payout's items as one. */
export function mergeSums(a: PayoutSums, b: PayoutSums): PayoutSums {
  return {
    items: a.items + b.items,
    counts: byPart((part) => a.counts[part] + b.counts[part]),
    parts: byPart((part) => a.parts[part] + b.parts[part]),
  };
}

/** All parts together. */
export function totalOf(parts: ByPart<bigint>): bigint {
  return PAYOUT_PARTS.reduce((total, part) => total + parts[part], 0n);
}
