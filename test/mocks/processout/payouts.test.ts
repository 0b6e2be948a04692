import { fc } from '#test/support/properties.ts';
import { describe, expect, it } from 'vitest';
import { SANDBOX_PROJECT } from '#mocks/processout/project.ts';
import { itemsOf, minor, openPayouts, payoutsOf, residualOf, summaryResidualOf } from './payouts-support.ts';
import type { Item, Payout } from './payouts-support.ts';
import { AUTHORIZATION, DAY, open, request, START } from './support.ts';

describe('payouts over the API', () => {
  it('are listed, read and walked item by item', async () => {
    const client = openPayouts();
    const all = await payoutsOf(client);
    expect(all.length).toBeGreaterThan(50);
    const some = all[7]!;
    const { body } = await client.get(`/payouts/${some.id}?expand[]=gateway_configuration`);
    expect(body).toMatchObject({ success: true, payout: some });
    expect(some).toMatchObject({
      id: expect.stringMatching(/^payt_[A-Za-z0-9]{32}$/) as string,
      items: null,
      bank_summary: expect.stringMatching(/ (PO|INV)-\d{4,}$/) as string,
    });
    const items = await itemsOf(client, some);
    for (const item of items)
      expect(item).toMatchObject({
        id: expect.stringMatching(/^payt_itm_[A-Za-z0-9]{32}$/) as string,
        payout_id: some.id,
      });
    const times = items.map(({ created_at }) => Date.parse(created_at));
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });

  it('show the first few of their items when these are expanded, and an item its transaction', async () => {
    const client = openPayouts();
    const all = await payoutsOf(client);
    const large = all.find(({ sales_transactions }) => sales_transactions > 12)!;
    const { payout } = (await client.get(`/payouts/${large.id}?expand[]=items`)).body as unknown as {
      payout: Payout;
    };
    const items = await itemsOf(client, large);
    expect(payout.items).toEqual(items.slice(0, 10));
    const page = await client.get(`/payouts/${large.id}/items?limit=3&expand[]=transaction`);
    const [first] = (page.body as unknown as { items: (Item & { transaction: { id: string } | null })[] })
      .items;
    expect(first!.transaction?.id ?? null).toBe(items[0]!.transaction_id);
  });

  it('can be deleted, items and all', async () => {
    const client = openPayouts({ size: 300 });
    const [, gone, ...rest] = await payoutsOf(client);
    const deleted = await client.send(request(`/payouts/${gone!.id}`, { method: 'DELETE' }));
    expect(deleted.body).toMatchObject({ success: true });
    expect((await payoutsOf(client)).slice(1)).toEqual(rest);
    for (const path of ['', '/items']) {
      const { status, body } = await client.get(`/payouts/${gone!.id}${path}`);
      expect([status, body.error_type]).toEqual([404, 'resource.payout.not-found']);
    }
  });

  it('are none for a test key, as the seeds say, and there for a live one', async () => {
    const sandbox = open();
    expect((await sandbox.get('/payouts')).body).toMatchObject({ payouts: [], total_count: 0 });
    const live = { id: 'proj_live', secret: SANDBOX_PROJECT.secret };
    const client = open({ project: live });
    const authorization = `Basic ${btoa(`${live.id}:${live.secret}`)}`;
    expect(authorization).not.toBe(AUTHORIZATION);
    const { body } = await client.send(request('/payouts', { headers: { authorization } }));
    expect(body.total_count).toBeGreaterThan(0);
  });
});

/** Weekday from Sunday, day of the month. */
type Ends = (end: Date) => boolean;
const WEEK =
  (day: number): Ends =>
  (end) =>
    end.getUTCDay() === day;
const HALF_MONTH: Ends = (end) => [1, 16].includes(end.getUTCDate());
const MONTH: Ends = (end) => end.getUTCDate() === 1;

describe('the rhythm of each PSP', () => {
  it.each<[string, 'home' | 'abroad', Ends]>([
    ['adyen', 'home', () => true],
    ['adyen', 'abroad', WEEK(1)],
    ['stripe', 'home', WEEK(0)],
    ['checkoutcom', 'home', WEEK(3)],
    ['worldpay', 'home', () => true],
    ['klarna', 'home', HALF_MONTH],
  ])('ends the periods of %s, %s, when it says', async (name, where, ends) => {
    const payouts = (await payoutsOf(openPayouts({ size: 2_000 }))).filter(
      ({ gateway_configuration: { gateway_name, default_currency }, currency, bank_summary }) =>
        gateway_name === name &&
        (currency === default_currency) === (where === 'home') &&
        !bank_summary.includes(' INV-'),
    );
    expect(payouts.length).toBeGreaterThan(1);
    for (const { metadata, created_at, settled_at } of payouts) {
      const end = new Date(metadata['period_to']!);
      expect(end.getTime() % DAY).toBe(0);
      expect(ends(end)).toBe(true);
      expect(Date.parse(created_at)).toBeGreaterThan(end.getTime());
      if (settled_at === null) continue;
      expect([0, 6]).not.toContain(new Date(settled_at).getUTCDay());
      expect(Date.parse(settled_at)).toBeGreaterThan(Date.parse(created_at));
    }
  });

  it('bills the fees of Worldpay by the month, as a debit of its own', async () => {
    const client = openPayouts({ size: 2_000 });
    const bills = (await payoutsOf(client)).filter(({ bank_summary }) => bank_summary.includes(' INV-'));
    expect(bills.length).toBeGreaterThan(1);
    for (const bill of bills) {
      expect(bill.gateway_configuration.gateway_name).toBe('worldpay');
      expect(MONTH(new Date(bill.metadata['period_to']!))).toBe(true);
      expect(bill.amount.startsWith('-')).toBe(true);
      expect(new Set((await itemsOf(client, bill)).map(({ type }) => type))).toEqual(new Set(['fee']));
    }
  });
});

describe('what payouts are made of', () => {
  it('adds up to the cent, from the summary and from the items, whatever the shop', async () => {
    const property = fc.asyncProperty(fc.string({ maxLength: 8 }), async (seed) => {
      const client = openPayouts({ seed, size: 250 });
      for (const payout of await payoutsOf(client)) {
        const items = await itemsOf(client, payout);
        expect([payout.id, residualOf(payout, items), summaryResidualOf(payout)]).toEqual([
          payout.id,
          0n,
          0n,
        ]);
        const sales = items.filter(({ type }) => type === 'sale');
        expect(sales.length).toBe(payout.sales_transactions);
      }
      expect(client.sim.payouts.planted()).toEqual([]);
    });
    await fc.assert(property, { numRuns: 8 });
  });

  it('holds negative, failed and canceled payouts, in several currencies', async () => {
    const all = await payoutsOf(openPayouts({ size: 3_000 }));
    expect(all.some(({ amount, bank_summary }) => amount.startsWith('-') && bank_summary)).toBe(true);
    expect(new Set(all.map(({ status }) => status))).toEqual(
      new Set(['pending', 'in-flight', 'received', 'failed', 'canceled']),
    );
    const currencies = new Set(all.map(({ currency }) => currency));
    for (const currency of ['EUR', 'GBP', 'SEK', 'USD']) expect([...currencies]).toContain(currency);
  });

  it('pays what a failed payout held again in a later one', async () => {
    const client = openPayouts({ size: 1_500 });
    const all = await payoutsOf(client);
    const failed = all.findLast(({ status }) => status === 'failed' || status === 'canceled')!;
    const sold = (await itemsOf(client, failed)).filter(({ type }) => type === 'sale');
    const later = all.filter(
      ({ currency, created_at }) => currency === failed.currency && created_at > failed.created_at,
    );
    const again = new Set<string | null>();
    for (const payout of later)
      for (const { transaction_id } of await itemsOf(client, payout)) again.add(transaction_id);
    expect(sold.length).toBeGreaterThan(0);
    for (const { transaction_id } of sold) expect(again.has(transaction_id)).toBe(true);
  });

  it('keeps a reserve and gives it back four weeks later, to the cent', async () => {
    const client = openPayouts({ size: 8_000 });
    const payouts = (await payoutsOf(client))
      .filter(({ gateway_configuration: { gateway_name } }) => gateway_name === 'checkoutcom')
      .filter(({ currency, status }) => currency === 'USD' && status === 'received')
      .toReversed();
    const held: { amount: bigint; until: number }[] = [];
    let released = 0;
    for (const payout of payouts) {
      const end = Date.parse(payout.metadata['period_to']!);
      const rows = (await itemsOf(client, payout)).filter(({ type }) => type === 'reserve');
      for (const { amount, metadata } of rows) {
        const value = minor(amount, payout);
        if (metadata['description'] !== 'Reserve released') {
          expect(value).toBeLessThan(0n);
          held.push({ amount: -value, until: end + 28 * DAY });
          continue;
        }
        const due = held.filter(({ until }) => until <= end);
        expect(value).toBe(due.reduce((sum, one) => sum + one.amount, 0n));
        held.splice(0, due.length);
        released += 1;
      }
      expect(rows.reduce((sum, { amount }) => sum + minor(amount, payout), 0n)).toBe(
        minor(payout.reserve, payout),
      );
    }
    expect(released).toBeGreaterThan(1);
  });
});

describe('time', () => {
  it('brings new payouts, moves those that are under way, and leaves the others as they are', async () => {
    const client = openPayouts();
    const before = await payoutsOf(client);
    client.sim.advance(8 * DAY);
    const after = await payoutsOf(client);
    const known = new Map(after.map((payout) => [payout.id, payout]));
    expect(after.length).toBeGreaterThan(before.length);
    for (const payout of before) {
      const { status, settled_at } = known.get(payout.id)!;
      const under = payout.status === 'pending' || payout.status === 'in-flight';
      if (under) expect(['received', 'failed', 'canceled']).toContain(status);
      expect(known.get(payout.id)).toEqual({ ...payout, ...(under && { status, settled_at }) });
    }
    for (const payout of after) expect(residualOf(payout, await itemsOf(client, payout))).toBe(0n);
  });

  it('comes to the same in one jump as in many steps, and in every shop of the same seed', async () => {
    const [one, other] = [openPayouts({ payouts: 'planted' }), openPayouts({ payouts: 'planted' })];
    expect(await payoutsOf(one)).toEqual(await payoutsOf(other));
    one.sim.advance(4 * DAY);
    for (let day = 0; day < 4; day += 1) {
      other.sim.advance(DAY);
      await payoutsOf(other);
    }
    const payouts = await payoutsOf(one);
    expect(payouts).toEqual(await payoutsOf(other));
    for (const payout of payouts.slice(0, 20))
      expect(await itemsOf(one, payout)).toEqual(await itemsOf(other, payout));
    expect(one.sim.payouts.planted()).toEqual(other.sim.payouts.planted());
  });

  it('lets others have their turn each thousand payments while the payouts are made, once', async () => {
    let turns = 0;
    let other: number | null = null;
    const sleep = async (): Promise<void> => {
      turns += 1;
      if (turns === 2) other = (await client.get('/transactions?limit=1')).status;
    };
    const client = openPayouts({ size: 6_000, clock: { now: () => START, sleep } });
    const { body } = await client.get('/payouts?limit=100');
    expect(body.total_count).toBeGreaterThan(100);
    expect(turns).toBeGreaterThanOrEqual(5);
    expect(other).toBe(200);
    const before = turns;
    await client.get('/payouts?limit=100');
    expect(turns).toBe(before);
  });
});
