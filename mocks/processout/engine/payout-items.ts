import type { Entry } from './payout-accounts.ts';
import type { ExtraItem, Payout } from './payout-draft.ts';

/** An item by what it stands for: an entry of the account, or an extra. */
export type Item =
  | { readonly kind: 'entry'; readonly entry: Entry; readonly amount: bigint; readonly fees: bigint }
  | { readonly kind: 'extra'; readonly extra: ExtraItem };

/** The item at a position, 0 the oldest: first what happened, in order of time, then what the PSP added. */
export function itemAt(payout: Payout, position: number): Item {
  const listed = payout.itemCount - payout.extras.length;
  const extra = payout.extras[position - listed];
  if (extra) return { kind: 'extra', extra };
  const entry = entryAt(payout, position);
  if (!entry) throw new RangeError(`No item ${position} of ${payout.itemCount}`);
  const amount = payout.amended.get(entry) ?? entry.amount;
  const hasOwnFees = payout.account.scheme.fees !== 'one row';
  return { kind: 'entry', entry, amount, fees: hasOwnFees ? entry.fees : 0n };
}

/** Entries that are left out are few: the search steps over them. */
function entryAt(payout: Payout, position: number): Entry | undefined {
  const holes = placesOf(payout, [...payout.omitted]).sort((a, b) => a - b);
  const place = holes.reduce((at, hole) => (hole <= at ? at + 1 : at), position);
  return entryAtPlace(payout, place);
}

function entryAtPlace({ account, stretches }: Payout, place: number): Entry | undefined {
  let rest = place;
  for (const { from, to } of stretches) {
    if (rest < to - from) return account.entries[from + rest];
    rest -= to - from;
  }
  return undefined;
}

/** Where entries stand in the payout's stretches, whether they are left out or not. */
function placesOf({ account, stretches }: Payout, entries: readonly Entry[]): number[] {
  return entries.flatMap((entry) => {
    let before = 0;
    for (const { from, to } of stretches) {
      const place = findEntry(account.entries, entry, from, to);
      if (place !== null) return [before + place - from];
      before += to - from;
    }
    return [];
  });
}

function findEntry(entries: readonly Entry[], wanted: Entry, from: number, to: number): number | null {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((entries[middle]?.at ?? 0) < wanted.at) low = middle + 1;
    else high = middle;
  }
  for (let place = low; place < to && entries[place]?.at === wanted.at; place += 1) {
    if (entries[place] === wanted) return place;
  }
  return null;
}

/** Where the item stands that an entry or an extra became; null when it is left out. */
export function positionOf(payout: Payout, wanted: Entry | ExtraItem): number | null {
  const extra = payout.extras.findIndex((one) => one === wanted);
  if (extra >= 0) return payout.itemCount - payout.extras.length + extra;
  const entry = wanted as Entry;
  const [place] = payout.omitted.has(entry) ? [] : placesOf(payout, [entry]);
  if (place === undefined) return null;
  return place - placesOf(payout, [...payout.omitted]).filter((hole) => hole < place).length;
}
