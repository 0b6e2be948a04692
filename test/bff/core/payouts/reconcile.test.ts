import { fc } from '#test/support/properties.ts';
import type { Kysely } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { payoutsBeside, payoutsOf } from '#bff/core/payouts/neighbours.ts';
import { readProof } from '#bff/core/payouts/proof-row.ts';
import { reconcile } from '#bff/core/payouts/reconcile.ts';
import { SLICE } from '#bff/core/payouts/slices.ts';
import type { Schema } from '#bff/core/store/schema.ts';
import { bookOf } from '#domain/payout-finding.ts';
import { prove } from '#domain/payout-proof.ts';
import type { PayoutProof } from '#domain/payout-proof.ts';
import { sumItems } from '#domain/payout-sums.ts';
import { findingsIn, plants, worlds } from '../../../domain/payout-world.ts';
import type { World } from '../../../domain/payout-world.ts';
import { CLOCK, addPayments, itemRow, openMirror, payoutRow } from './support.ts';
import type { KnownPayment } from './support.ts';

let db: Kysely<Schema> | undefined;

afterEach(async () => {
  await db?.destroy();
  db = undefined;
});

async function store(world: World): Promise<Kysely<Schema>> {
  const mirror = await openMirror();
  const payments = [...world.transactions].map(([id, known], index) => ({
    id,
    position: index + 1,
    currency: known.currency,
    captured: Number(known.captured),
    refunded: Number(known.refunded),
  }));
  await addPayments(mirror, payments);
  const { summary } = world;
  await mirror
    .insertInto('payout')
    .values(
      payoutRow(1, {
        currency: summary.currency,
        amount: Number(summary.amount),
        sales_transactions: summary.counts.sales,
        refunds_transactions: summary.counts.refunds,
        chargebacks_transactions: summary.counts.chargebacks,
        sales_volume: Number(summary.parts.sales),
        refunds_volume: Number(summary.parts.refunds),
        chargebacks_volume: Number(summary.parts.chargebacks),
        fees: Number(summary.parts.fees),
        adjustments: Number(summary.parts.adjustments),
        reserve: Number(summary.parts.reserve),
      }),
    )
    .execute();
  for (const { id, order, type, amount, fees } of world.items)
    await mirror
      .insertInto('payout_item')
      .values(
        itemRow(order, 1, {
          id,
          type,
          amount: Number(amount),
          fees: Number(fees),
          transaction_id: world.owners.get(id) ?? null,
        }),
      )
      .execute();
  return mirror;
}

async function proofsIn(mirror: Kysely<Schema>): Promise<PayoutProof[]> {
  const rows = await mirror.selectFrom('payout_proof').select('proof').orderBy('payout').execute();
  return rows.map(({ proof }) => readProof(proof));
}

/** Amounts that a mirror can hold. */
const storable = worlds(plants, 100n);

describe('reconciling in the database', () => {
  it('comes to what the domain says of the same rows', async () => {
    const property = fc.asyncProperty(storable, async (world) => {
      const mirror = await store(world);
      try {
        await reconcile({ db: mirror, clock: CLOCK, indexed: true });
        const sums = sumItems(world.items.map((item) => ({ ...item, count: 1 })));
        expect(await proofsIn(mirror)).toEqual([prove(world.summary, sums, bookOf(findingsIn(world)))]);
      } finally {
        await mirror.destroy();
      }
    });
    await fc.assert(property, { numRuns: 30 });
  });

  it('finds what is repeated far apart in a payout of many slices, once', async () => {
    const items = 2 * SLICE + 10;
    db = await openMirror();
    await addPayments(
      db,
      Array.from({ length: 3 }, (_, n) => payment(n, 100)),
    );
    // The first and the last row are twins, and both twins of the second transaction are in one slice.
    const owners = new Map([
      [0, 'tr_0'],
      [1, 'tr_1'],
      [2, 'tr_1'],
      [items - 1, 'tr_0'],
    ]);
    const rows = Array.from({ length: items }, (_, n) =>
      owners.has(n)
        ? itemRow(n, 1, { amount: 100, transaction_id: owners.get(n) ?? null })
        : itemRow(n, 1, { type: 'adjustment', amount: 1 }),
    );
    for (let n = 0; n < rows.length; n += 500)
      await db
        .insertInto('payout_item')
        .values(rows.slice(n, n + 500))
        .execute();
    const adjustments = items - 4;
    const header = { sales_transactions: 2, sales_volume: 200, adjustments, amount: 200 + adjustments };
    await db.insertInto('payout').values(payoutRow(1, header)).execute();

    expect(await reconcile({ db, clock: CLOCK, indexed: true })).toBe(1);

    const [proof] = await proofsIn(db);
    expect(proof).toMatchObject({ residual: -200n, unexplained: 0n });
    expect(proof?.discrepancies.map(({ kind, items: ids }) => [kind, ids])).toEqual([
      ['repeated_transaction', ['payt_itm_000002']],
      ['repeated_transaction', [`payt_itm_0${items - 1}`]],
    ]);
  });

  it('looks into other payouts, but not into those that failed', async () => {
    db = await openMirror();
    await addPayments(db, [payment(0, 100), payment(1, 50)]);
    const statuses = ['failed', 'received', 'in-flight'] as const;
    for (const [index, status] of statuses.entries()) {
      const header = { status, amount: 100, sales_transactions: 1, sales_volume: 100 };
      await db
        .insertInto('payout')
        .values(payoutRow(index + 1, header))
        .execute();
      const row = itemRow(index, index + 1, { amount: 100, transaction_id: 'tr_0' });
      await db.insertInto('payout_item').values(row).execute();
    }

    expect(await reconcile({ db, clock: CLOCK, indexed: true })).toBe(3);

    const kinds = (await proofsIn(db)).map(({ discrepancies }) => discrepancies.map(({ kind }) => kind));
    expect(kinds).toEqual([[], [], ['repeated_transaction']]);
    expect(await payoutsBeside(db, [1])).toEqual([1, 2, 3]);
    expect(await payoutsOf(db, [1])).toEqual([1, 2, 3]);
    expect(await payoutsOf(db, [2])).toEqual([]);
  });

  it('accuses nothing of a payment that may still be indexed, and links it when it comes', async () => {
    db = await openMirror();
    const header = { amount: 100, sales_transactions: 1, sales_volume: 100 };
    await db.insertInto('payout').values(payoutRow(1, header)).execute();
    await db
      .insertInto('payout_item')
      .values(itemRow(0, 1, { amount: 100, transaction_id: 'tr_0' }))
      .execute();
    const proved = async (mirror: Kysely<Schema>, indexed: boolean): Promise<unknown> => {
      await reconcile({ db: mirror, clock: CLOCK, indexed });
      const [row] = await mirror.selectFrom('payout_proof').select(['unchecked', 'discrepancies']).execute();
      const [proof] = await proofsIn(mirror);
      return { ...row, kinds: proof?.discrepancies.map(({ kind }) => kind) };
    };

    expect(await proved(db, false)).toEqual({ unchecked: 1, discrepancies: 0, kinds: [] });
    expect(await proved(db, true)).toMatchObject({ unchecked: 0, kinds: ['item_without_transaction'] });
    await addPayments(db, [payment(0, 100)]);
    expect(await proved(db, true)).toEqual({ unchecked: 0, discrepancies: 0, kinds: [] });
  });

  it('proves nothing while items are still being fetched, and only the payouts that it was asked for', async () => {
    db = await openMirror();
    const rows = [payoutRow(1), payoutRow(2, { items_complete: 0 }), payoutRow(3), payoutRow(4)];
    await db.insertInto('payout').values(rows).execute();

    expect(await reconcile({ db, clock: CLOCK, indexed: true, from: 1, to: 4 })).toBe(2);

    const proved = await db.selectFrom('payout_proof').select('payout').orderBy('payout').execute();
    expect(proved.map(({ payout }) => payout)).toEqual([1, 3]);
  });
});

function payment(n: number, captured: number): KnownPayment {
  return { position: n + 1, id: `tr_${n}`, currency: 'EUR', captured, refunded: 0 };
}
