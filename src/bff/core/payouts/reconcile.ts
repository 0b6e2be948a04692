import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { examine } from '#domain/payout-examine.ts';
import type { Finding } from '#domain/payout-finding.ts';
import { NO_FINDINGS, addFinding } from '#domain/payout-finding.ts';
import { NO_ITEMS, addItems } from '#domain/payout-sums.ts';
import type { Clock } from '../ports.ts';
import { proofRow } from './proof-row.ts';
import type { PayoutFold } from './proof-row.ts';
import { nextSlice, sumsIn } from './slices.ts';
import type { ItemPlace, Slice } from './slices.ts';
import { currencyScales, suspectsIn, unlinkedGroup, unlinkedIn } from './suspects.ts';
import type { Suspects } from './suspects.ts';
import type { PayoutDb } from './tables.ts';

export interface Reconciling {
  readonly db: PayoutDb;
  readonly clock: Clock;
  /** Whether every transaction is in the mirror: only then is one that is not there missing. */
  readonly indexed: boolean;
  /** Positions of payouts, from one up to and without another; all when they are left out. */
  readonly from?: number;
  readonly to?: number;
}

const NOTHING: PayoutFold = { sums: NO_ITEMS, book: NO_FINDINGS, unchecked: 0 };

/**
 * Holds payouts against their items, and the items against the mirrored transactions, and stores a proof of each payout
 * whose items are all here. Goes through the items in slices, others getting their turn in between; what it keeps in
 * memory is the fold of the payouts of one slice. Returns the number of proofs stored.
 */
export async function reconcile(work: Reconciling): Promise<number> {
  const { db, clock, from = 0, to = Number.MAX_SAFE_INTEGER } = work;
  await linkTransactions(db);
  const scales = await currencyScales(db);
  let folds = new Map<number, PayoutFold>();
  let proved = 0;
  let done: ItemPlace = { payout: from, position: -1 };
  let waiting = from;
  for (;;) {
    const slice = await nextSlice(db, done, to);
    if (slice) await foldSlice(work, slice, scales, folds);
    // The last payout of a slice may go on in the next one.
    const until = slice ? slice.to.payout : to;
    proved += await prove(work, waiting, until, folds);
    waiting = until;
    if (slice === null) return proved;
    const last = folds.get(until);
    folds = new Map(last ? [[until, last]] : []);
    done = slice.to;
    await clock.sleep(0);
  }
}

async function foldSlice(
  { db, indexed }: Reconciling,
  slice: Slice,
  scales: RawBuilder<unknown>,
  folds: Map<number, PayoutFold>,
): Promise<void> {
  const change = (payout: number, next: (fold: PayoutFold) => PayoutFold): void => {
    folds.set(payout, next(folds.get(payout) ?? NOTHING));
  };
  for (const sums of await sumsIn(db, slice))
    change(sums.payout, (fold) => ({ ...fold, sums: addItems(fold.sums, sums) }));
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

/** Stores the proofs of the payouts that are folded; those whose items are not all here have none. */
async function prove(
  { db, clock }: Reconciling,
  from: number,
  until: number,
  folds: ReadonlyMap<number, PayoutFold>,
): Promise<number> {
  if (until <= from) return 0;
  const payouts = await db
    .selectFrom('payout')
    .selectAll()
    .where('position', '>=', from)
    .where('position', '<', until)
    .execute();
  const complete = payouts.filter(({ items_complete }) => items_complete === 1);
  for (const payout of complete) {
    const [from_us, to_us] = await periodOf(db, payout.position);
    const row = { ...proofRow(payout, folds.get(payout.position) ?? NOTHING), from_us, to_us };
    const stored = { ...row, proved_at: clock.now() };
    await db
      .insertInto('payout_proof')
      .values(stored)
      .onConflict((conflict) => conflict.column('payout').doUpdateSet(stored))
      .execute();
  }
  return complete.length;
}

async function periodOf(db: PayoutDb, payout: number): Promise<readonly [number | null, number | null]> {
  const end = async (direction: 'asc' | 'desc'): Promise<number | null> => {
    const row = await db
      .selectFrom('payout_item')
      .select('created_us')
      .where('payout', '=', payout)
      .orderBy('position', direction)
      .limit(1)
      .executeTakeFirst();
    return row?.created_us ?? null;
  };
  return [await end('asc'), await end('desc')];
}

/** Items come before their transactions now and then: finds the places of those that are here by now. */
async function linkTransactions(db: PayoutDb): Promise<void> {
  await sql`
    update payout_item set transaction_position =
      (select t.position from "transaction" t where t.id = payout_item.transaction_id)
    where transaction_position is null and transaction_id is not null
      and exists (select 1 from "transaction" t where t.id = payout_item.transaction_id)`.execute(db);
}

/** Payouts that share a transaction with these: they are proved anew when the status of one of these changes. */
export async function payoutsBeside(db: PayoutDb, payouts: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ payout: number }>`
    select distinct o.payout from json_each(${JSON.stringify(payouts)}) j
    cross join payout_item i cross join payout_item o
    where i.payout = j.value and o.transaction_position = i.transaction_position
    order by o.payout`.execute(db);
  return rows.map(({ payout }) => payout);
}

/** Payouts with a row of these transactions: they are proved anew when what is known of a transaction changes. */
export async function payoutsOf(db: PayoutDb, transactions: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ payout: number }>`
    select distinct i.payout from json_each(${JSON.stringify(transactions)}) j cross join payout_item i
    where i.transaction_position = j.value order by i.payout`.execute(db);
  return rows.map(({ payout }) => payout);
}
