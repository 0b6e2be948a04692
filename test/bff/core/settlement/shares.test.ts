import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Kysely } from 'kysely';
import { storeShares } from '#bff/core/settlement/shares.ts';
import type { Schema } from '#bff/core/store/schema.ts';
import { addPayments, CLOCK, itemRow, openMirror, payoutRow } from '../payouts/support.ts';

describe('what the rows of a payout come to', () => {
  let db: Kysely<Schema>;
  beforeEach(async () => {
    db = await openMirror();
    const yen = { currency: 'JPY', captured: 9_000, refunded: 1_500 };
    await addPayments(db, [
      { id: 'tr_yen', position: 1, ...yen },
      { id: 'tr_euro', position: 2, currency: 'EUR', captured: 50_00, refunded: 0 },
    ]);
    const movement = { transaction_position: 1, currency: 'JPY', gateway: 'adyen', is_first: 1 } as const;
    await db
      .insertInto('movement')
      .values([
        { ...movement, number: 0, kind: 'captured', at_us: 1, amount: 9_000 },
        { ...movement, number: 2, kind: 'refunded', at_us: 30, amount: 500, is_first: 0 },
        { ...movement, number: 1, kind: 'refunded', at_us: 20, amount: 1_000 },
      ])
      .execute();
  });
  afterEach(() => db.destroy());

  const sharesOf = async (payout: number) => {
    await storeShares({ db, clock: CLOCK }, payout);
    const rows = await db.selectFrom('payout_share').selectAll().where('payout', '=', payout).execute();
    return rows.map(({ type, currency, known, amount, fees, settled, count }) =>
      [type, currency, known, amount, fees, settled, count].join(' '),
    );
  };
  const sale = { type: 'sale', fees: -30 } as const;

  it('is what they say, by the currency of their payments', async () => {
    await db.insertInto('payout').values(payoutRow(1)).execute();
    await db
      .insertInto('payout_item')
      .values([
        itemRow(1, 1, { ...sale, amount: 50_00, transaction_position: 2 }),
        itemRow(2, 1, { ...sale, amount: 7_00 }),
        itemRow(3, 1, { type: 'fee', amount: -1_00 }),
      ])
      .execute();
    expect(await sharesOf(1)).toEqual([
      'fee EUR 0 -100 0 0 1',
      'sale EUR 0 700 -30 700 1',
      'sale EUR 1 5000 -30 5000 1',
    ]);
  });

  it('settles of a converted payment what moved, the first row the first refund, whatever failed between', async () => {
    const failed = payoutRow(2, { status: 'failed' });
    await db
      .insertInto('payout')
      .values([payoutRow(1), failed, payoutRow(3)])
      .execute();
    const refund = { type: 'refund', transaction_position: 1 } as const;
    await db
      .insertInto('payout_item')
      .values([
        itemRow(1, 1, { ...sale, amount: 53_00, transaction_position: 1 }),
        itemRow(2, 1, { ...refund, amount: -5_90 }),
        itemRow(3, 2, { ...refund, amount: -2_90 }),
        itemRow(4, 3, { ...refund, amount: -2_95 }),
      ])
      .execute();
    expect(await sharesOf(1)).toEqual(['refund JPY 1 -590 0 -1000 1', 'sale JPY 1 5300 -30 9000 1']);
    expect(await sharesOf(3)).toEqual(['refund JPY 1 -295 0 -500 1']);
  });

  it('is told anew when a row is gone', async () => {
    await db.insertInto('payout').values(payoutRow(1)).execute();
    await db
      .insertInto('payout_item')
      .values(itemRow(1, 1, { ...sale, amount: 7_00 }))
      .execute();
    expect(await sharesOf(1)).toHaveLength(1);
    await db.deleteFrom('payout_item').execute();
    expect(await sharesOf(1)).toEqual([]);
  });
});
