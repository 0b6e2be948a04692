import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { examine } from '#domain/payout-examine.ts';
import type { Finding } from '#domain/payout-finding.ts';
import { addFinding } from '#domain/payout-finding.ts';
import type { Clock } from '../ports.ts';
import { addSums, NOTHING } from './proof-row.ts';
import type { PayoutFold } from './proof-row.ts';
import { storeProofs } from './proofs.ts';
import { nextSlice, sumsIn } from './slices.ts';
import type { ItemPlace, Slice } from './slices.ts';
import { currencyScales, suspectsIn, unlinkedGroup, unlinkedIn } from './suspects.ts';
import type { Scales, Suspects } from './suspects.ts';
import type { Schema } from '../store/schema.ts';

export interface Reconciling {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  /** Whether every transaction is in the mirror: only then is one that is not there missing. */
  readonly indexed: boolean;
  /** Positions of payouts, from one up to and without another; all when they are left out. */
  readonly from?: number;
  readonly to?: number;
  /** From `currencyScales`, where many payouts are reconciled one by one; asked for when it is left out. */
  readonly scales?: Scales;
}

/** Payouts that are folded before their proofs are stored: each time they are, the disk is waited for. */
const PROVED_AT_ONCE = 100;

/**
 * Holds payouts against their items, and the items against the mirrored transactions, and stores a proof of each payout
 * whose items are all here. Goes through the items in slices, others getting their turn in between; what it keeps in
 * memory is the folds of the payouts of a few slices. What changes in between is for whoever changes it to have proved anew.
 * Returns the number of proofs stored.
 */
export async function reconcile(work: Reconciling): Promise<number> {
  await linkTransactions(work.db);
  return reconcileLinked(work);
}

/** The same where items are linked to their transactions already. */
export async function reconcileLinked(work: Reconciling): Promise<number> {
  const { db, clock, from = 0, to = Number.MAX_SAFE_INTEGER } = work;
  const scales = work.scales ?? (await currencyScales(db));
  let folds = new Map<number, PayoutFold>();
  let proved = 0;
  let done: ItemPlace = { payout: from, position: -1 };
  let waiting = from;
  for (;;) {
    const slice = await nextSlice(db, done, to);
    if (slice) await foldSlice(work, slice, scales, folds);
    if (slice === null || folds.size >= PROVED_AT_ONCE) {
      // The last payout of a slice may go on in the next one.
      const until = slice ? slice.to.payout : to;
      proved += await storeProofs(work, { from: waiting, to: until }, folds);
      waiting = until;
      const last = folds.get(until);
      folds = new Map(last ? [[until, last]] : []);
    }
    if (slice === null) return proved;
    done = slice.to;
    await clock.sleep(0);
  }
}

async function foldSlice(
  { db, indexed }: Reconciling,
  slice: Slice,
  scales: Scales,
  folds: Map<number, PayoutFold>,
): Promise<void> {
  const change = (payout: number, next: (fold: PayoutFold) => PayoutFold): void => {
    folds.set(payout, next(folds.get(payout) ?? NOTHING));
  };
  for (const sums of await sumsIn(db, slice)) change(sums.payout, (fold) => addSums(fold, sums));
  for (const suspects of await suspectsIn(db, slice, scales))
    for (const [payout, finding] of judged(suspects, slice))
      change(payout, (fold) => ({ ...fold, book: addFinding(fold.book, finding) }));
  for (const row of await unlinkedIn(db, slice)) {
    const suspects = unlinkedGroup(row, indexed);
    if (suspects.group.transaction === 'not_indexed')
      change(row.payout, (fold) => ({ ...fold, unchecked: fold.unchecked + 1 }));
    for (const [payout, finding] of judged(suspects, slice))
      change(payout, (fold) => ({ ...fold, book: addFinding(fold.book, finding) }));
  }
}

/** The findings that belong to this slice: a transaction in several slices is examined in each, and told in one. */
function judged({ group, places }: Suspects, slice: Slice): (readonly [number, Finding])[] {
  return examine(group).flatMap((finding) => {
    const place = places.get(finding.items[0] ?? '');
    return place && comes(slice.after, place) && !comes(slice.to, place)
      ? [[place.payout, finding] as const]
      : [];
  });
}

/** Whether the second place comes after the first. */
function comes(first: ItemPlace, second: ItemPlace): boolean {
  return second.payout > first.payout || (second.payout === first.payout && second.position > first.position);
}

/** Items come before their transactions now and then: finds the places of those that are here by now. */
async function linkTransactions(db: Kysely<Schema>): Promise<void> {
  await sql`
    update payout_item set transaction_position =
      (select t.position from "transaction" t where t.id = payout_item.transaction_id)
    where transaction_position is null and transaction_id is not null
      and exists (select 1 from "transaction" t where t.id = payout_item.transaction_id)`.execute(db);
}
