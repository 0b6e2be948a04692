import { fc } from '#test/support/properties.ts';
import { describe, expect, it } from 'vitest';
import { toCriteria } from '#bff/core/mirror/lists/criteria.ts';
import { firstPositions } from '#bff/core/mirror/lists/drivers.ts';
import { countTransactions, listTransactions } from '#bff/core/mirror/lists/lists.ts';
import { rowsAt } from '#bff/core/mirror/lists/rows.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { openMirrorDb } from '../../support/mirror-db.ts';
import type { MirrorDb } from '../../support/mirror-db.ts';
import { matches, naivePage } from './naive-lists.ts';
import type { Listed } from './naive-lists.ts';
import { filters, payment, toListed, toWire } from './shops.ts';
import type { Payment } from './shops.ts';

const RUNS = { numRuns: 60 };

interface Shop extends MirrorDb {
  /** Newest first, as stored. */
  readonly all: readonly Listed[];
}

/** Mirrors payments; the naive lists then take their order, which equal times leave open. */
async function openShop(payments: readonly Payment[]): Promise<Shop> {
  const mirror = await openMirrorDb();
  const wires = payments.map((one, n) => toWire(n, one));
  const listed = new Map(wires.map((wire) => [wire.id, toListed(wire)]));
  await mirror.put(wires.slice(0, 20));
  await mirror.put(wires.slice(20));
  const rows = await mirror.db.selectFrom('transaction').select('id').orderBy('position', 'desc').execute();
  return { ...mirror, all: rows.map(({ id }) => listed.get(id)!) };
}

const shop = fc.array(payment, { maxLength: 45 });
const paging = fc.record({
  limit: fc.integer({ min: 1, max: 7 }),
  order: fc.constantFrom('asc' as const, 'desc' as const),
});

describe('lists', () => {
  it('show each row as the contract has it', async () => {
    await fc.assert(
      fc.asyncProperty(shop, async (payments) => {
        const { db, all } = await openShop(payments);
        const page = await listTransactions(db, { limit: 100, order: 'desc' });
        expect(page.ok && page.value.transactions).toEqual(all.map(({ row }) => row));
        await db.destroy();
      }),
      { numRuns: 15 },
    );
  });

  it('give the page that a list without a database would, from any cursor in both directions', async () => {
    await fc.assert(
      fc.asyncProperty(
        shop,
        filters,
        paging,
        fc.nat(44),
        fc.nat(2),
        async (payments, where, how, place, way) => {
          const { db, all } = await openShop(payments);
          const cursor = all[place % Math.max(1, all.length)]?.row.id;
          const query = {
            ...where,
            ...how,
            ...(way === 1 && cursor !== undefined && { start_after: cursor }),
            ...(way === 2 && cursor !== undefined && { end_before: cursor }),
          };
          const page = await listTransactions(db, query);
          const expected = naivePage(all, query);
          if (!page.ok) throw new Error('no page');
          expect(page.value.transactions.map(({ id }) => id)).toEqual(expected.ids);
          expect(page.value.has_more).toBe(expected.hasMore);
          const total = all.filter((one) => matches(one, where)).length;
          expect([total, null]).toContain(page.value.total_count);
          await db.destroy();
        },
      ),
      RUNS,
    );
  });

  it('find the same rows however they are looked for', async () => {
    const reaches = fc.record({ near: fc.nat(6), nearWithAmount: fc.nat(6), gathered: fc.nat(6) });
    const wanted = fc.record({
      direction: fc.constantFrom('asc' as const, 'desc' as const),
      limit: fc.integer({ min: 1, max: 9 }),
    });
    await fc.assert(
      fc.asyncProperty(shop, filters, wanted, reaches, async (payments, where, how, reach) => {
        const { db, all } = await openShop(payments);
        const positions = await firstPositions(db, await toCriteria(db, where), how, reach);
        const rows = await rowsAt(db, positions);
        const ordered = how.direction === 'desc' ? all : all.toReversed();
        const expected = ordered.filter((one) => matches(one, where)).slice(0, how.limit);
        expect(positions.map((position) => rows.get(position)?.id)).toEqual(
          expected.map(({ row }) => row.id),
        );
        await db.destroy();
      }),
      RUNS,
    );
  });

  it('count exactly, per status without the status filter', async () => {
    await fc.assert(
      fc.asyncProperty(shop, filters, fc.option(fc.nat(44)), async (payments, where, place) => {
        const { db, all } = await openShop(payments);
        const newest = place === null ? all.length : place % Math.max(1, all.length);
        const end_before = place === null ? undefined : all[newest]?.row.id;
        const counted = await countTransactions(
          db,
          { ...where, ...(end_before !== undefined && { end_before }) },
          createFakeClock(),
        );
        const { status, ...rest } = where;
        const met = all.slice(0, newest).filter((one) => matches(one, rest));
        const byStatus: Record<string, number> = {};
        for (const { row } of met) byStatus[row.status] = (byStatus[row.status] ?? 0) + 1;
        expect(counted).toEqual({
          ok: true,
          value: {
            total_count: met.filter(({ row }) => status?.includes(row.status) ?? true).length,
            by_status: byStatus,
          },
        });
        await db.destroy();
      }),
      RUNS,
    );
  });
});
