import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { describe, expect, it } from 'vitest';
import { inSlice, nextSlice, SLICE } from '#bff/core/payouts/slices.ts';
import type { ItemPlace, Slice } from '#bff/core/payouts/slices.ts';
import { rowsOf } from '#bff/core/store/rows-of.ts';
import type { Schema } from '#bff/core/store/schema.ts';
import { openMirror } from './support.ts';

/** Items of payouts by their number: positions go on from payout to payout. */
async function withItems(counts: readonly number[]): Promise<Kysely<Schema>> {
  const db = await openMirror();
  const payouts = counts.flatMap((count, payout) => Array.from({ length: count }, () => payout + 1));
  const rows = payouts.map((payout, position) => ({ position, payout }));
  await sql`insert into payout_item (position, id, payout, type, amount, fees, created_us, metadata)
    select position, 'item ' || position, payout, 'fee', 1, 0, position, '{}'
    from ${rowsOf({ position: 'bigint', payout: 'bigint' }, rows)} r`.execute(db);
  return db;
}

async function slicesOf(db: Kysely<Schema>): Promise<Slice[]> {
  const slices: Slice[] = [];
  let after: ItemPlace = { payout: 0, position: -1 };
  for (;;) {
    const slice = await nextSlice(db, after, Number.MAX_SAFE_INTEGER);
    if (slice === null) return slices;
    slices.push(slice);
    after = slice.to;
  }
}

async function positionsIn(db: Kysely<Schema>, slice: Slice): Promise<number[]> {
  const { rows } = await sql<{ position: number }>`
    select i.position from payout_item i where ${inSlice(slice)} order by i.payout, i.position`.execute(db);
  return rows.map(({ position }) => position);
}

describe('slices of payout items', () => {
  it('hold each item once, in order and no more than so many, wherever payouts begin and end', async () => {
    const counts = [3, 2 * SLICE + 7, 1, SLICE, 5];
    const db = await withItems(counts);
    const slices = await slicesOf(db);
    const positions = await Promise.all(slices.map((slice) => positionsIn(db, slice)));
    const all = counts.reduce((sum, count) => sum + count, 0);
    expect(positions.flat()).toEqual(Array.from({ length: all }, (_, position) => position));
    expect(positions.filter(({ length }) => length > SLICE)).toEqual([]);
  });

  it('of one large payout are each looked up by both ends, not by reading all of it', async () => {
    const db = await withItems([3 * SLICE]);
    const [, second] = await slicesOf(db);
    if (!second) throw new Error('There is no second slice');
    const { rows } = await sql<{ detail: string }>`
      explain query plan select i.amount from payout_item i where ${inSlice(second)}`.execute(db);
    expect(rows.map(({ detail }) => detail)).toEqual([
      expect.stringMatching(/payout=\? AND (rowid|position)>\? AND (rowid|position)<\?/),
    ]);
  });
});
