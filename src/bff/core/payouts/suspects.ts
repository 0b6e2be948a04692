import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import { currencyExponent } from '#domain/currency.ts';
import type { ExaminedGroup, ExaminedItem } from '#domain/payout-examine.ts';
import { settles } from '#domain/payout.ts';
import type { PayoutItemType, PayoutStatus } from '#domain/payout.ts';
import { inSlice } from './slices.ts';
import type { ItemPlace, Slice } from './slices.ts';
import type { Schema } from '../store/schema.ts';

/** A group to examine, and where each of its rows is. */
export interface Suspects {
  readonly group: ExaminedGroup;
  readonly places: ReadonlyMap<string, ItemPlace>;
}

interface ItemRow {
  readonly id: string;
  readonly position: number;
  readonly payout: number;
  readonly payout_id: string;
  readonly payout_currency: string;
  readonly status: PayoutStatus;
  readonly type: PayoutItemType;
  readonly amount: number;
  readonly fees: number;
}

interface LinkedRow extends ItemRow {
  readonly transaction_position: number;
  readonly transaction_id: string;
  readonly captured: number;
  readonly refunded: number;
  readonly currency: string;
}

interface UnlinkedRow extends ItemRow {
  readonly transaction_id: string | null;
}

const ITEM = sql`i.id, i.position, i.payout, p.id as payout_id, p.currency as payout_currency, p.status, i.type, i.amount, i.fees`;
const COMPARED = sql`('sale', 'refund', 'chargeback')`;

/**
 * Transactions with a row in the slice that may be wrong: what the database can rule out, it rules out; the rest is for
 * the domain to judge. Nearly all rows are ruled out, so that memory is bounded by what is odd in a slice.
 */
export async function suspectsIn(db: Kysely<Schema>, slice: Slice, scales: Scales): Promise<Suspects[]> {
  const { rows } = await sql<LinkedRow>`
    with suspect as (
      select distinct i.transaction_position as position
      from payout_item i cross join payout p cross join "transaction" t cross join facet f
      where ${inSlice(slice)} and i.type in ${COMPARED}
        and p.position = i.payout and t.position = i.transaction_position and f.id = t.facet
        and (
          exists (select 1 from payout_item o
            where o.transaction_position = i.transaction_position and o.type = i.type and o.position <> i.position)
          or case when f.currency <> p.currency then ${sameDigits(scales)}
            when i.type = 'sale' then i.amount <> t.captured_amount
            when i.type = 'refund' then i.amount < -t.refunded_amount
            else i.amount < -t.captured_amount end
        )
    )
    select ${ITEM}, i.transaction_position, t.id as transaction_id, t.captured_amount as captured,
      t.refunded_amount as refunded, f.currency
    from suspect s cross join payout_item i cross join payout p cross join "transaction" t cross join facet f
    where i.transaction_position = s.position and i.type in ${COMPARED}
      and p.position = i.payout and t.position = s.position and f.id = t.facet
    order by i.transaction_position`.execute(db);
  return groupRows(rows);
}

/** Rows of the slice that name no transaction, or one that is not in the mirror. */
export async function unlinkedIn(db: Kysely<Schema>, slice: Slice): Promise<UnlinkedRow[]> {
  const { rows } = await sql<UnlinkedRow>`
    select ${ITEM}, i.transaction_id from payout_item i cross join payout p
    where ${inSlice(slice)} and i.transaction_position is null and i.type in ${COMPARED}
      and p.position = i.payout`.execute(db);
  return rows;
}

/** @param indexed whether all transactions are in the mirror, so that one that is not there does not exist */
export function unlinkedGroup(row: UnlinkedRow, indexed: boolean): Suspects {
  const known = indexed || row.transaction_id === null;
  return {
    group: {
      transaction_id: row.transaction_id,
      transaction: known ? 'absent' : 'not_indexed',
      items: [toItem(row)],
    },
    places: new Map([[row.id, placeOf(row)]]),
  };
}

function groupRows(rows: readonly LinkedRow[]): Suspects[] {
  const groups = new Map<number, [LinkedRow, ...LinkedRow[]]>();
  for (const row of rows) {
    const group = groups.get(row.transaction_position);
    if (group) group.push(row);
    else groups.set(row.transaction_position, [row]);
  }
  return [...groups.values()].map((some) => {
    const [{ transaction_id, currency, captured, refunded }] = some;
    const transaction = { currency, captured: BigInt(captured), refunded: BigInt(refunded) };
    return {
      group: { transaction_id, transaction, items: some.map(toItem) },
      places: new Map(some.map((row) => [row.id, placeOf(row)])),
    };
  });
}

function toItem(row: ItemRow): ExaminedItem {
  return {
    id: row.id,
    payout_id: row.payout_id,
    payout_currency: row.payout_currency,
    settles: settles(row.status),
    order: row.position,
    type: row.type,
    amount: BigInt(row.amount),
    fees: BigInt(row.fees),
    currency: null,
  };
}

function placeOf({ payout, position }: ItemRow): ItemPlace {
  return { payout, position };
}

/** Minor units per major unit, of currencies that have not the usual hundred. */
export type Scales = ReadonlyMap<string, number>;

const USUAL = 100;

/** Of the currencies that occur. */
export async function currencyScales(db: Kysely<Schema>): Promise<Scales> {
  const { rows } = await sql<{ currency: string }>`
    select distinct currency from facet union select distinct currency from payout`.execute(db);
  const scales = rows.map(({ currency }) => [currency, 10 ** (currencyExponent(currency) ?? 2)] as const);
  return new Map(scales.filter(([, scale]) => scale !== USUAL));
}

/** The row repeats, to the digit, an amount that its transaction has in another currency. */
function sameDigits(scales: Scales): RawBuilder<unknown> {
  const own = sql`case i.type when 'sale' then t.captured_amount when 'refund' then -t.refunded_amount
    else -t.captured_amount end`;
  return sql`i.amount <> 0
    and i.amount * ${scaleOf('f.currency', scales)} = (${own}) * ${scaleOf('p.currency', scales)}`;
}

/** Whole numbers, which parameters would not be: products may be larger than a number with a fraction can tell. */
function scaleOf(currency: string, scales: Scales): RawBuilder<unknown> {
  if (scales.size === 0) return sql.lit(USUAL);
  const unusual = [...scales].map(([code, scale]) => sql`when ${code} then ${sql.lit(scale)}`);
  return sql`case ${sql.ref(currency)} ${sql.join(unusual, sql` `)} else ${sql.lit(USUAL)} end`;
}
