import type { Engine } from './engine.ts';
import type { PayoutBook } from './payout-book.ts';
import { positionOf } from './payout-items.ts';
import type { PlantKind } from './payout-plants.ts';

/** One thing that is wrong with one payout, as it was planted. Amounts are minor units of the payout's currency. */
export interface PlantedDiscrepancy {
  readonly kind: PlantKind;
  readonly payout_id: string;
  readonly currency: string;
  /** The items that are wrong; none where an item is missing. */
  readonly item_ids: readonly string[];
  /** The transactions that they are about, or that lack their item. */
  readonly transaction_ids: readonly string[];
  /** What the items say, or what the missing one would say. */
  readonly amount: bigint;
  /** What they should say; null where nothing tells. */
  readonly expected: bigint | null;
  /** The amount wired minus the sum of all items' amounts and fees; zero when the transfer holds the mistake as well. */
  readonly residual: bigint;
}

/** Everything that was planted in the payouts that are listed now: at most one thing in each. */
export function plantedDiscrepancies(engine: Engine, payouts: PayoutBook): PlantedDiscrepancy[] {
  return payouts.planted().map(({ payout, plant }) => ({
    kind: plant.kind,
    payout_id: payouts.id(payout),
    currency: payout.account.currency,
    item_ids: plant.items
      .map((item) => positionOf(payout, item))
      .filter((position) => position !== null)
      .map((position) => payouts.itemId(payout, position)),
    transaction_ids: plant.places.map((place) => engine.store.at(place).transaction.id),
    amount: plant.amount,
    expected: plant.expected,
    residual: plant.residual,
  }));
}
