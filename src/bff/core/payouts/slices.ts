import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { ItemsOfType } from '#domain/payout-sums.ts';
import type { PayoutItemType } from '#domain/payout.ts';
import type { Schema } from '../store/schema.ts';

/** Items that are read before others get their turn. */
export const SLICE = 5_000;

/** An item's place: its payout's position, then its own. */
export interface ItemPlace {
  readonly payout: number;
  readonly position: number;
}

/** Items after one place, up to and with another. */
export interface Slice {
  readonly after: ItemPlace;
  readonly to: ItemPlace;
}

/** The next items after a place, within payouts below `end`; null when there is none. */
export async function nextSlice(db: Kysely<Schema>, after: ItemPlace, end: number): Promise<Slice | null> {
  const inPayout = await lastOfWhole(db, sql`payout = ${after.payout} and position > ${after.position}`);
  const to = inPayout ?? (await lastOfNext(db, after, end));
  return to === null ? null : { after, to };
}

/** The last of so many items as a slice has; null when there are fewer. */
async function lastOfWhole(db: Kysely<Schema>, which: RawBuilder<unknown>): Promise<ItemPlace | null> {
  const { rows } = await sql<ItemPlace>`
    select payout, position from payout_item where ${which}
    order by payout, position limit 1 offset ${SLICE - 1}`.execute(db);
  return rows[0] ?? null;
}

async function lastOfNext(db: Kysely<Schema>, after: ItemPlace, end: number): Promise<ItemPlace | null> {
  const which = sql`(payout, position) > (${after.payout}, ${after.position}) and payout < ${end}`;
  const whole = await lastOfWhole(db, which);
  if (whole !== null) return whole;
  const { rows } = await sql<ItemPlace>`
    select payout, position from payout_item where ${which}
    order by payout desc, position desc limit 1`.execute(db);
  return rows[0] ?? null;
}

/**
 * Items `i` of a slice. Of two columns compared as one, SQLite looks up the first alone where the second is the row id: it
 * would read all of a payout for each slice of it.
 */
export function inSlice({ after, to }: Slice): RawBuilder<boolean> {
  return after.payout === to.payout
    ? sql<boolean>`i.payout = ${to.payout} and i.position > ${after.position} and i.position <= ${to.position}`
    : sql<boolean>`(i.payout, i.position) > (${after.payout}, ${after.position})
        and (i.payout, i.position) <= (${to.payout}, ${to.position})`;
}

export interface SumsOfPayout extends ItemsOfType {
  readonly payout: number;
  readonly ends: Ends;
}

/** The positions of the first and the last of some items. */
export interface Ends {
  readonly first: number;
  readonly last: number;
}

interface SumRow {
  readonly payout: number;
  readonly type: PayoutItemType;
  readonly count: number;
  readonly amount: string;
  readonly fees: string;
  readonly first: number;
  readonly last: number;
}

/** What the items of a slice come to, by payout and type. Sums travel as text: they may be larger than a number can hold. */
export async function sumsIn(db: Kysely<Schema>, slice: Slice): Promise<SumsOfPayout[]> {
  const { rows } = await sql<SumRow>`
    select i.payout, i.type, count(*) as count,
      cast(sum(i.amount) as text) as amount, cast(sum(i.fees) as text) as fees,
      min(i.position) as first, max(i.position) as last
    from payout_item i where ${inSlice(slice)} group by i.payout, i.type`.execute(db);
  return rows.map(({ payout, type, count, amount, fees, first, last }) => ({
    payout,
    type,
    count,
    amount: BigInt(amount),
    fees: BigInt(fees),
    ends: { first, last },
  }));
}
