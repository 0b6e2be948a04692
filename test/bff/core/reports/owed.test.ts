import { fc } from '#test/support/properties.ts';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { describe, expect, it } from 'vitest';
import { figuresOf } from '#bff/core/reports/month-end-figures.ts';
import { owedPage, owedSums } from '#bff/core/reports/owed.ts';
import { accountSpans } from '#bff/core/settlement/account-spans.ts';
import type { UnsettledFilters } from '#bff/core/settlement/account-spans.ts';
import { usualDelays } from '#bff/core/settlement/delays.ts';
import { storeWanted } from '#bff/core/settlement/owed-store.ts';
import { wantOwed, wantOwedByEvents, wantOwedOfPayout } from '#bff/core/settlement/owed-wanted.ts';
import { storeShares } from '#bff/core/settlement/shares.ts';
import type { Schema } from '#bff/core/store/schema.ts';
import { monthEnd } from '#domain/month-end.ts';
import { addPayments, CLOCK, itemRow, openMirror, payoutRow } from '../payouts/support.ts';

const DAY_US = 86_400_000_000;
const at = fc.integer({ min: DAY_US, max: 7 * DAY_US });
/** Few amounts, so that rows often cancel each other out. */
const amount: fc.Arbitrary<number> = fc.constantFrom(1, 500, 1_000);
const psp = fc.constantFrom('adyen', 'stripe');

const payment = fc.record({
  currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
  moved: fc.array(
    fc.record({
      kind: fc.constantFrom('captured' as const, 'refunded' as const, 'charged_back' as const),
      at,
      amount,
    }),
    { maxLength: 4 },
  ),
});

const row = fc.record({
  type: fc.constantFrom(
    'sale' as const,
    'sale' as const,
    'refund' as const,
    'chargeback' as const,
    'fee' as const,
  ),
  amount,
  payment: fc.option(fc.nat({ max: 4 }), { freq: 10 }),
});

const payout = fc.record({
  currency: fc.constantFrom('EUR', 'EUR', 'JPY'),
  gateway: fc.option(psp),
  status: fc.constantFrom('received', 'received', 'received', 'pending', 'failed'),
  at,
  rows: fc.array(row, { maxLength: 6 }),
});

const world = fc.record({
  payments: fc.array(payment, { minLength: 5, maxLength: 5 }),
  payouts: fc.array(payout, { maxLength: 4 }),
});
type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

/** Half a day between payments, so that they are read in several slices. */
const placeOf = (index: number): number => (index + 1) * 2 * DAY_US;

async function fill(db: Kysely<Schema>, { payments, payouts }: World): Promise<void> {
  await addPayments(
    db,
    payments.map(({ currency }, index) => ({
      position: placeOf(index),
      id: `tr_${String(index)}`,
      currency,
      captured: 0,
      refunded: 0,
    })),
  );
  await sql`update "transaction" set created_us = position / 4`.execute(db);
  for (const [index, { currency, moved }] of payments.entries())
    for (const [number, movement] of moved.entries())
      await db
        .insertInto('movement')
        .values({
          kind: movement.kind,
          amount: movement.amount,
          at_us: placeOf(index) / 4 + movement.at,
          transaction_position: placeOf(index),
          number,
          currency,
          gateway: 'adyen',
          is_first: 0,
        })
        .execute();
  await sql`insert into movement_day (kind, day, currency, gateway, count, amount)
    select kind, at_us / ${sql.lit(DAY_US)}, currency, gateway, count(*), sum(amount)
    from movement group by 1, 2, 3, 4`.execute(db);
  for (const [index, { rows, at: settled_us, ...of }] of payouts.entries()) {
    await db
      .insertInto('payout')
      .values(payoutRow(index + 1, { ...of, settled_us }))
      .execute();
    for (const [number, { type, ...item }] of rows.entries())
      await db
        .insertInto('payout_item')
        .values(
          itemRow(index * 10 + number + 1, index + 1, {
            type,
            amount: type === 'sale' ? item.amount : -item.amount,
            transaction_position: item.payment === null ? null : placeOf(item.payment),
          }),
        )
        .execute();
  }
  for (const index of payouts.keys()) await storeShares({ db, clock: CLOCK }, index + 1);
  await wantOwed(
    db,
    payments.map((_payment, index) => placeOf(index)),
  );
  await storeWanted(db);
}

async function questionOf(db: Kysely<Schema>, moment: number, only: UnsettledFilters = {}) {
  const delays = await usualDelays(db);
  const spans = await accountSpans(db, 'owed', only, { delays, now: 0 });
  return { db, clock: CLOCK, moment, spans, onlyOwing: false };
}

const total = (owed: readonly { readonly amount: bigint }[]): bigint =>
  owed.reduce((sum, { amount }) => sum + amount, 0n);

describe('what is owed of each payment at a moment', () => {
  it('comes to opening and closing, whatever PSPs convert, mix up, send twice or fail to send', async () => {
    const currency = fc.uniqueArray(fc.constantFrom('EUR', 'JPY', 'KWD'), { minLength: 1 });
    const filters = fc.record({ currency, gateway: fc.array(psp, { minLength: 1 }) }, { requiredKeys: [] });
    const property = fc.asyncProperty(world, at, at, filters, async (shop, one, other, only) => {
      const db = await openMirror();
      await fill(db, shop);
      const source = { db, clock: CLOCK, filters: only };
      const [from, to] = [Math.min(one, other), Math.max(one, other) + 1];
      const accounts = monthEnd(await figuresOf(source, { from, to }));
      for (const [line, moment] of [
        ['opening', from],
        ['closing', to],
      ] as const) {
        const question = await questionOf(db, moment, only);
        const sums = new Map<string, bigint>();
        for (const { currency, gateway, amount } of await owedSums(question, moment)) {
          const key = `${currency} ${gateway}`;
          sums.set(key, (sums.get(key) ?? 0n) + BigInt(amount));
        }
        const { payments } = await owedPage(question, { cursor: null, ascending: true, limit: 9 });
        for (const money of ['EUR', 'JPY', 'KWD'])
          expect([money, total(payments.filter((one) => one.currency === money))]).toEqual([
            money,
            [...sums].reduce((sum, [key, amount]) => sum + (key.startsWith(money) ? amount : 0n), 0n),
          ]);
        const figures = accounts.map((account): [string, bigint] => [
          `${account.currency} ${account.psp}`,
          account[line],
        ]);
        const isSome = ([, minor]: [string, bigint]): boolean => minor !== 0n;
        expect([...sums].filter(isSome).toSorted()).toEqual(figures.filter(isSome).toSorted());
      }
      await db.destroy();
    });
    await fc.assert(property, { numRuns: 60, seed: 31 });
  }, 60_000);

  it('counts what was converted there and back for the same amount', async () => {
    const db = await openMirror();
    await fill(db, {
      payments: [
        {
          currency: 'JPY',
          moved: [
            { kind: 'captured', at: 1, amount: 9_000 },
            { kind: 'refunded', at: 2, amount: 400 },
          ],
        },
      ],
      payouts: [
        {
          currency: 'EUR',
          gateway: 'adyen',
          status: 'received',
          at: 5 * DAY_US,
          rows: [
            { type: 'sale', amount: 500, payment: 0 },
            { type: 'refund', amount: 500, payment: 0 },
          ],
        },
      ],
    });
    const pageAt = async (moment: number) =>
      owedPage(await questionOf(db, moment), { cursor: null, ascending: true, limit: 9 });
    const owed = {
      position: placeOf(0),
      gateway: 'adyen',
      currency: 'JPY',
      captured_us: placeOf(0) / 4 + 1,
      amount: 8_600n,
    };
    expect(await pageAt(5 * DAY_US)).toEqual({ payments: [owed], total: 1 });
    expect(await pageAt(6 * DAY_US)).toEqual({ payments: [], total: 0 });
    await db.destroy();
  });

  it('follows payouts that arrive, and disputes that are won', async () => {
    const db = await openMirror();
    const shop: World = {
      payments: [
        {
          currency: 'EUR',
          moved: [
            { kind: 'captured', at: 1, amount: 1_000 },
            { kind: 'charged_back', at: DAY_US, amount: 1_000 },
          ],
        },
      ],
      payouts: [
        {
          currency: 'EUR',
          gateway: 'stripe',
          status: 'pending',
          at: 2 * DAY_US,
          rows: [{ type: 'sale', amount: 1_000, payment: 0 }],
        },
      ],
    };
    await fill(db, shop);
    const owedAt = async (moment: number) => {
      await storeWanted(db);
      const question = await questionOf(db, moment);
      const sums = await owedSums(question, moment);
      return sums.map(({ gateway, amount }) => [gateway, Number(amount)]);
    };
    expect(await owedAt(DAY_US)).toEqual([['adyen', 1_000]]);
    expect(await owedAt(5 * DAY_US)).toEqual([]);
    await sql`update payout set status = 'received'`.execute(db);
    await wantOwedOfPayout({ db, clock: CLOCK }, 1);
    expect(await owedAt(5 * DAY_US)).toEqual([['stripe', -1_000]]);
    await sql`update facet set status = 'solved'`.execute(db);
    await sql`insert into event (position, id, created_us, name, family, object_id, related_ids, digest, read_at)
      values (1, 'ev_1', ${4 * DAY_US}, 'transaction.chargeback.won', 'transaction', 'tr_0', '', 0, 0)`.execute(
      db,
    );
    await wantOwedByEvents(db, [1]);
    expect(await owedAt(4 * DAY_US)).toEqual([['stripe', -1_000]]);
    expect(await owedAt(5 * DAY_US)).toEqual([
      ['adyen', 1_000],
      ['stripe', -1_000],
    ]);
    await db.destroy();
  });
});
