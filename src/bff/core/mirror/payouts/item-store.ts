import type { Kysely } from 'kysely';
import type { WirePayoutItem } from '../../processout/wire-payout.ts';
import { putRows } from '../../store/put-rows.ts';
import type { Schema } from '../../store/schema.ts';
import { placeRows, positionAt } from '../positions.ts';
import { settleSkipped } from '../skipped.ts';
import type { Skipped } from '../skipped.ts';
import { toItemRow } from './item-row.ts';
import type { ItemColumns } from './item-row.ts';
import { paymentsTouched } from './upkeep.ts';

type Db = Kysely<Schema>;

export interface ItemBatch {
  readonly payout: { readonly position: number; readonly currency: string };
  /** In the order of their creation. */
  readonly items: readonly WirePayoutItem[];
  readonly skipped: readonly Skipped[];
  readonly readAt: number;
}

/** Stores a page of a payout's items within a database transaction; what could not be stored. */
export async function storeItems(db: Db, batch: ItemBatch): Promise<Skipped[]> {
  const { payout, items, readAt } = batch;
  const skipped = [...batch.skipped];
  const read = new Map<string, ItemColumns>();
  for (const item of items) {
    const row = toItemRow(item, payout.currency);
    if (row.ok) read.set(item.id, row.value);
    else skipped.push({ id: item.id, path: row.problem });
  }
  const rows = [...read.values()];
  const placed = await place(db, payout.position, rows);
  const payments = await linkedTo(db, rows);
  await putRows(
    db,
    'payout_item',
    rows.map((row) => ({
      ...row,
      position: placed.get(row.id) ?? 0,
      payout: payout.position,
      transaction_position: payments.get(row.transaction_id ?? '') ?? null,
    })),
    { by: 'id', fixed: ['position'] },
  );
  await settleSkipped(
    db,
    'payouts',
    skipped,
    rows.map(({ id }) => id),
    readAt,
  );
  await paymentsTouched(db, [...payments.values()]);
  return skipped;
}

/** Where the items go: those that are here already keep their place. */
async function place(db: Db, payout: number, rows: readonly ItemColumns[]): Promise<Map<string, number>> {
  if (rows.length === 0) return new Map();
  const known = await db
    .selectFrom('payout_item')
    .select(['id', 'position'])
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute();
  const places = new Map(known.map(({ id, position }) => [id, position]));
  const fresh = rows.filter(({ id }) => !places.has(id));
  const last = await lastPlace(db, payout);
  // Items often share their time: those of a later page go after those of an earlier one, without looking for a place long.
  const wanted = fresh.map(({ id, created_us }) => ({
    id,
    created_us: positionAt(created_us) <= last ? Math.floor(last / positionAt(1)) + 1 : created_us,
  }));
  for (const [id, position] of await placeRows(db, 'payout_item', wanted.toReversed()))
    places.set(id, position);
  return places;
}

async function lastPlace(db: Db, payout: number): Promise<number> {
  const row = await db
    .selectFrom('payout_item')
    .select('position')
    .where('payout', '=', payout)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.position ?? -1;
}

/** Where the transactions of items are, as far as they are mirrored, by their ids. */
async function linkedTo(db: Db, rows: readonly ItemColumns[]): Promise<Map<string, number>> {
  const ids = new Set(rows.flatMap(({ transaction_id }) => transaction_id ?? []));
  if (ids.size === 0) return new Map();
  const found = await db
    .selectFrom('transaction')
    .select(['id', 'position'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(found.map(({ id, position }) => [id, position]));
}
