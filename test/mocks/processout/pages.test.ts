import { fc } from '#test/support/properties.ts';
import { describe, expect, it } from 'vitest';
import { open } from './support.ts';
import type { Client } from './support.ts';

const LISTS = ['transactions', 'invoices', 'customers', 'events', 'gateway_configurations'] as const;
type List = (typeof LISTS)[number];

interface Walk {
  readonly ids: string[];
  readonly pages: number;
}

/** Walks a list to its end, letting `between` happen before each next page. */
async function walk(
  client: Client,
  key: List,
  limit: number,
  order: string,
  between: (page: number) => Promise<void>,
): Promise<Walk> {
  const path = `/${key.replace('_', '-')}`;
  const ids: string[] = [];
  for (let pages = 1, cursor = ''; ; pages += 1) {
    const { body } = await client.get(`${path}?limit=${limit}&order=${order}&start_after=${cursor}`);
    ids.push(...body[key].map(({ id }) => id));
    expect(body.count).toBe(body[key].length);
    if (!body.has_more) return { ids, pages };
    cursor = ids.at(-1) ?? '';
    await between(pages);
  }
}

const still = () => Promise.resolve();

describe('pages', () => {
  it.each(LISTS)('of /%s hold everything once, the same both ways', async (list) => {
    const client = open({ size: 57 });
    const asc = await walk(client, list, 13, 'asc', still);
    const desc = await walk(client, list, 13, 'desc', still);
    const { total_count } = (await client.get(`/${list.replace('_', '-')}?limit=1`)).body;
    expect(asc.ids).toEqual([...desc.ids].reverse());
    expect(new Set(asc.ids).size).toBe(total_count);
  });

  it('neither skip nor repeat what was there all along, whatever is added meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom('asc', 'desc'),
        fc.array(fc.boolean(), { maxLength: 8 }),
        async (limit, order, inserts) => {
          const client = open({ size: 30 });
          const before = (await walk(client, 'transactions', 100, order, still)).ids;
          const { ids } = await walk(client, 'transactions', limit, order, async (page) => {
            if (inserts[page]) await client.json('/invoices', { name: 'A', amount: '1', currency: 'EUR' });
          });
          expect(new Set(ids).size).toBe(ids.length);
          expect(ids.filter((id) => before.includes(id))).toEqual(before);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('go back by end_before to exactly what came before', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom('asc', 'desc'),
        fc.nat(29),
        async (limit, order, at) => {
          const client = open({ size: 30 });
          const { ids } = await walk(client, 'transactions', 100, order, still);
          const { body } = await client.get(
            `/transactions?limit=${limit}&order=${order}&end_before=${ids[at]}`,
          );
          const expected = ids.slice(Math.max(0, at - limit), at);
          expect(body.transactions.map((one) => one.id)).toEqual(expected);
          expect(body.has_more).toBe(at > limit);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('are of 10 unless asked, and of 100 at most', async () => {
    const client = open();
    expect((await client.get('/transactions')).body).toMatchObject({
      count: 10,
      limit: 10,
      order: 'desc',
      total_count: 200,
    });
    expect((await client.get('/transactions?limit=1000')).body).toMatchObject({ count: 100, limit: 100 });
    expect((await open({ pageLimitMax: 20 }).get('/transactions?limit=50')).body).toMatchObject({
      count: 20,
      limit: 20,
    });
  });

  it.each([
    ['limit=-1', 'limit'],
    ['limit=ten', 'limit'],
    ['order=up', 'order'],
    [`start_after=tr_${'a'.repeat(32)}`, 'start_after'],
    ['start_after=nonsense', 'start_after'],
    ['end_before=cust_1', 'end_before'],
  ])('refuse %s', async (query, field) => {
    const { status, body } = await open().get(`/transactions?${query}`);
    expect(status).toBe(400);
    expect(body.invalid_fields).toMatchObject([{ name: field }]);
  });

  it('refuse both cursors at once', async () => {
    const client = open();
    const { id } = (await client.get('/transactions?limit=1')).body.transactions[0]!;
    expect((await client.get(`/transactions?start_after=${id}&end_before=${id}`)).status).toBe(400);
  });
});

describe("a customer's transactions", () => {
  it('are those that name the customer, new ones included', async () => {
    const client = open();
    const all = (await client.get('/transactions?limit=100')).body.transactions;
    const older = (await client.get(`/transactions?limit=100&start_after=${all.at(-1)?.id}`)).body
      .transactions;
    const id = all.find(({ customer_id }) => customer_id)?.customer_id ?? '';
    const made = (
      await client.json('/invoices', { name: 'A', amount: '1', currency: 'EUR', customer_id: id })
    ).body.invoice;
    const { body } = await client.get(`/customers/${id}/transactions?limit=100`);
    const own = [...all, ...older].filter(({ customer_id }) => customer_id === id).map((one) => one.id);
    expect(body.transactions.map((one) => one.id)).toEqual([made.transaction_id, ...own]);
  });
});
