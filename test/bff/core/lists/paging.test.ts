import { fc } from '#test/support/properties.ts';
import { describe, expect, it } from 'vitest';
import { listTransactions } from '#bff/core/mirror/lists/lists.ts';
import { openMirrorDb } from '../../support/mirror-db.ts';
import type { MirrorDb } from '../../support/mirror-db.ts';
import { matches } from './naive-lists.ts';
import { filters, payment, toListed, toWire } from './shops.ts';
import type { Payment } from './shops.ts';

/** What happens in the shop between two turns of a page. */
const turnOfEvents = fc.record({
  inserted: fc.array(payment, { maxLength: 4 }),
  /** Places of payments whose status moves on. */
  changed: fc.array(fc.nat(60), { maxLength: 2 }),
});

interface Shop extends MirrorDb {
  readonly payments: Payment[];
  /** Ids of payments that were there from the start and never changed. */
  readonly steady: Set<string>;
}

async function openShop(payments: readonly Payment[]): Promise<Shop> {
  const mirror = await openMirrorDb();
  const wires = payments.map((one, n) => toWire(n, one));
  await mirror.put(wires);
  return { ...mirror, payments: [...payments], steady: new Set(wires.map(({ id }) => id)) };
}

async function happen(
  shop: Shop,
  turn: { inserted: readonly Payment[]; changed: readonly number[] },
): Promise<void> {
  const { payments, steady, put } = shop;
  const first = payments.length;
  payments.push(...turn.inserted);
  const news = turn.inserted.map((one, i) => toWire(first + i, one));
  const changes = [...new Set(turn.changed.map((place) => place % payments.length))].map((n) => {
    payments[n] = { ...payments[n]!, status: (payments[n]!.status + 1) % 5 };
    return toWire(n, payments[n]);
  });
  for (const { id } of changes) steady.delete(id);
  await put([...news, ...changes], first + 1);
}

describe('pages', () => {
  it('neither repeat nor skip what is there throughout, whatever comes and changes meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(payment, { minLength: 1, maxLength: 40 }),
        // Half of the walks go through everything: narrow filters leave few pages to turn.
        fc.oneof(fc.constant({}), filters),
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom('asc' as const, 'desc' as const),
        fc.constantFrom('start_after' as const, 'end_before' as const),
        fc.infiniteStream(turnOfEvents),
        async (payments, where, limit, order, way, turns) => {
          const shop = await openShop(payments);
          const seen: string[] = [];
          const begin = await listTransactions(shop.db, {
            limit: 1,
            order: order === 'asc' ? 'desc' : 'asc',
          });
          // Backwards from the very last row: that row itself is not on any page.
          let cursor = way === 'end_before' && begin.ok ? begin.value.transactions[0]?.id : undefined;
          const beginning = cursor;
          for (let more = true; more;) {
            const query = { ...where, limit, order, ...(cursor !== undefined && { [way]: cursor }) };
            const page = await listTransactions(shop.db, query);
            if (!page.ok) throw new Error(`no page: ${page.problem}`);
            const ids = page.value.transactions.map(({ id }) => id);
            seen.push(...ids);
            if (seen.length > 1_000) throw new Error('The pages never end');
            cursor = (way === 'start_after' ? ids.at(-1) : ids[0]) ?? cursor;
            more = page.value.has_more && ids.length > 0;
            const turn = turns.next();
            if (turn.done !== true) await happen(shop, turn.value);
          }
          expect(new Set(seen).size).toBe(seen.length);
          const expected = shop.payments
            .map((one, n) => toListed(toWire(n, one)))
            .filter((one) => shop.steady.has(one.row.id) && one.row.id !== beginning && matches(one, where))
            .map(({ row }) => row.id);
          expect(expected.filter((id) => !seen.includes(id))).toEqual([]);
          await shop.db.destroy();
        },
      ),
      { numRuns: 80 },
    );
  });
});
