import { describe, expect, it } from 'vitest';
import { id, wireTransaction } from '../../support/wire.ts';
import { after, refusal, rig } from './client-rig.ts';
import type { Rig } from './client-rig.ts';

const QUERY = { limit: 2, order: 'desc' } as const;
const envelope = { success: true, count: 2, limit: 2, order: 'desc', total_count: 9 };

/** What was told while the page was read, and what had been told by the time that it was handed out. */
async function read({ client, clock }: Rig): Promise<{ told: string[]; page: unknown }> {
  const told: string[] = [];
  const page = await after(
    clock,
    client.transactions(QUERY, undefined, (lastId) => told.push(lastId)),
  );
  return { told, page };
}

const answering = (transactions: readonly unknown[], has_more: boolean) =>
  rig(() => Response.json({ ...envelope, has_more, transactions }));

describe('a page of a list', () => {
  it('tells where the next one begins before it is handed out itself', async () => {
    const { client, clock } = answering([wireTransaction(1), wireTransaction(2)], true);
    const order: string[] = [];
    const page = client.transactions(QUERY, undefined, (lastId) => order.push(`next after ${lastId}`));
    void page.then(() => order.push('read'));
    await clock.advance(1);
    expect(order).toEqual([`next after ${id('tr', 2)}`, 'read']);
  });

  it('tells it although an object on it makes no sense', async () => {
    const { told, page } = await read(answering([{ id: id('tr', 1) }, { id: id('tr', 2) }], true));
    expect(told).toEqual([id('tr', 2)]);
    expect(page).toMatchObject({ ok: true, value: { items: [], lastId: id('tr', 2) } });
  });

  it.each([
    ['is the last one', answering([wireTransaction(1), wireTransaction(2)], false)],
    ['is empty', answering([], true)],
    ['ends in an object without an id', answering([wireTransaction(1), { amount: '1' }], true)],
    ['ends in an id that is none', answering([wireTransaction(1), { id: '../payouts' }], true)],
    ['is a refusal', rig(() => Response.json(refusal('request.validation.error'), { status: 400 }))],
    ['is in no envelope', rig(() => Response.json({ has_more: true, transactions: [wireTransaction(1)] }))],
  ])('tells nothing when it %s', async (_, server) => {
    expect((await read(server)).told).toEqual([]);
  });
});
