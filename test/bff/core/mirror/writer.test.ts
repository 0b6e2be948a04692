import { fc } from '#test/support/properties.ts';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { listTransactions } from '#bff/core/mirror/lists/lists.ts';
import type { TransactionListQuery } from '#contract/transaction-filters.ts';
import { openMirrorDb } from '../../support/mirror-db.ts';
import type { MirrorDb } from '../../support/mirror-db.ts';
import { id, wireOperation, wireTransaction } from '../../support/wire.ts';
import { payment, toWire } from '../lists/shops.ts';

const ONE = id('tr', 1);
const trail = (length: number) => Array.from({ length }, (_, n) => wireOperation(n));
const refunded = (operations: number) =>
  wireTransaction(1, {
    status: 'refunded',
    refunded_amount: '10',
    available_amount: '0',
    operations: trail(operations),
  });

async function rowOf({ db }: MirrorDb, query: Partial<TransactionListQuery> = {}) {
  const page = await listTransactions(db, { limit: 25, order: 'desc', ...query });
  if (!page.ok) throw new Error('no page');
  return page.value.transactions[0];
}

describe('a row', () => {
  it('is not undone by a page that was read before it', async () => {
    const mirror = await openMirrorDb();
    await mirror.put([refunded(3)], 2_000);
    expect(await mirror.put([wireTransaction(1, { operations: trail(3) })], 1_000)).toMatchObject({
      changed: [],
    });
    expect(await rowOf(mirror)).toMatchObject({ status: 'refunded' });
    await mirror.put([wireTransaction(1, { status: 'solved', operations: trail(3) })], 3_000);
    expect(await rowOf(mirror)).toMatchObject({ status: 'solved' });
  });

  it('is not undone by a page that was in flight while it was read again and found the same', async () => {
    const mirror = await openMirrorDb();
    await mirror.put([refunded(3)], 1_000);
    await mirror.put([refunded(3)], 3_000);
    await mirror.put([wireTransaction(1, { operations: trail(3) })], 2_000);
    expect(await rowOf(mirror)).toMatchObject({ status: 'refunded' });
  });

  it('with a longer trail is newer, with a shorter one older, whenever it was read', async () => {
    const mirror = await openMirrorDb();
    await mirror.put([wireTransaction(1, { operations: trail(2) })], 5_000);
    await mirror.put([refunded(4)], 1_000);
    expect(await rowOf(mirror)).toMatchObject({ status: 'refunded' });
    await mirror.put([wireTransaction(1, { operations: trail(2) })], 9_000);
    expect(await rowOf(mirror)).toMatchObject({ status: 'refunded' });
  });

  it('is found by its new words and facets, and no longer by its old ones', async () => {
    const mirror = await openMirrorDb();
    await mirror.put([wireTransaction(1, { name: 'Blue Chair' })], 1);
    await mirror.put([wireTransaction(1, { name: 'Red Table', status: 'refunded' })], 2);
    expect(await rowOf(mirror, { q: 'blue' })).toBeUndefined();
    expect(await rowOf(mirror, { q: 'tab', status: ['completed'] })).toBeUndefined();
    expect(await rowOf(mirror, { q: 'tab', status: ['refunded'] })).toMatchObject({ id: ONE });
    expect(await rowOf(mirror, { status: ['completed'] })).toBeUndefined();
  });

  it.each([
    ['currency', { currency: 'XXQ' }],
    ['amount', { amount: '10.005' }],
    ['captured_amount', { captured_amount: '999999999999999' }],
    ['created_at', { created_at: '2099-01-01T00:00:00Z' }],
  ])('that cannot be stored exactly is skipped for its %s', async (path, changes) => {
    const mirror = await openMirrorDb();
    const written = await mirror.put([wireTransaction(1, changes), wireTransaction(2)]);
    expect(written.skipped).toEqual([{ id: ONE, path }]);
    expect(await rowOf(mirror)).toMatchObject({ id: id('tr', 2) });
  });

  it('keeps its place in creation order, also when a thousand share a second', async () => {
    const mirror = await openMirrorDb();
    const same = Array.from({ length: 1_000 }, (_, n) => wireTransaction(1_000 - n));
    await mirror.put(same.slice(0, 500));
    await mirror.put(same.slice(500));
    await mirror.put([wireTransaction(2_000, { created_at: '2026-03-01T10:00:01Z' })]);
    const rows = await mirror.db
      .selectFrom('transaction')
      .select(['id', 'position'])
      .orderBy('position', 'desc')
      .execute();
    expect(new Set(rows.map(({ position }) => position)).size).toBe(1_001);
    expect(rows[0]?.id).toBe(id('tr', 2_000));
  });
});

const DAY_COLUMNS = ['kind', 'day', 'currency', 'gateway'] as const;

function daysOf(db: MirrorDb['db']) {
  const rows = db.selectFrom('movement_day').select([...DAY_COLUMNS, 'count', 'amount']);
  return rows.where('count', '!=', 0).orderBy('day').orderBy('currency').orderBy('gateway').execute();
}

/** The sums of days by adding the movements up. */
async function daysOfRows(db: MirrorDb['db']) {
  const { rows } = await sql`select kind, at_us / 86400000000 as day, currency, gateway,
    count(*) as count, sum(amount) as amount from movement group by 1, 2, 3, 4 order by 2, 3, 4`.execute(db);
  return rows;
}

describe('counts', () => {
  it('always agree with the rows', async () => {
    const batch = fc.record({
      readAt: fc.nat(9),
      rows: fc.array(fc.tuple(fc.nat(15), payment), { maxLength: 12 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(batch, { maxLength: 6 }), async (batches) => {
        const { db, put } = await openMirrorDb();
        for (const { readAt, rows } of batches) {
          await put(
            rows.map(([n, one]) => toWire(n, one)),
            readAt,
          );
        }
        const rows = await db.selectFrom('transaction').select(['facet', 'position']).execute();
        const facets = await db.selectFrom('facet').select(['id', 'count']).where('count', '!=', 0).execute();
        const buckets = await db.selectFrom('facet_count').selectAll().where('count', '!=', 0).execute();
        const day = 86_400_000_000 * 4;
        const tally = (keys: string[]): Record<string, number> => {
          const counts: Record<string, number> = {};
          for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
          return counts;
        };
        expect(Object.fromEntries(facets.map((one) => [String(one.id), one.count]))).toEqual(
          tally(rows.map(({ facet }) => String(facet))),
        );
        expect(
          Object.fromEntries(buckets.map((one) => [[one.span, one.bucket, one.facet].join(), one.count])),
        ).toEqual(
          tally(
            rows.flatMap(({ facet, position }) =>
              [1, 32].map((span) => [span, Math.floor(position / (day * span)), facet].join()),
            ),
          ),
        );
        expect(await daysOf(db)).toEqual(await daysOfRows(db));
        await db.destroy();
      }),
      { numRuns: 40 },
    );
  });
});
