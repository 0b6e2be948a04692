import { describe, expect, it } from 'vitest';
import { parseMicros } from '#domain/time.ts';
import { EVENT_NAMES } from '#mocks/processout/engine/event-names.ts';
import { owner } from './support-tokens.ts';
import { authorized, captured, card, eventsSince, MINUTE, newestEvent, open } from './support.ts';
import type { Client, Event } from './support.ts';

const THREE_D_S = '4000000000000101';

/** Somebody challenged, who answers as told. */
async function challenged(client: Client, simulate: string, version2: boolean): Promise<void> {
  const { invoice } = (await client.json('/invoices', { name: 'NS-1', amount: '5', currency: 'USD' })).body;
  const source = await card(client, THREE_D_S);
  const body = { source, enable_three_d_s_2: version2, metadata: { simulate } };
  await client.json(`/invoices/${invoice.id}/authorize`, body);
}

/** Lets everything happen that the reference has a name for. */
async function everything(client: Client): Promise<void> {
  const paid = await captured(client);
  await client.json(`/transactions/${paid.transaction}/refunds`, { reason: 'duplicate' });
  const held = await authorized(client);
  await client.json(`/invoices/${held.invoice}/void`, {});
  await authorized(client, { number: '4000000000000002' });
  for (const number of ['4000000000000200', '4000000000000309', '4000000000004004'])
    await captured(client, { number });
  for (const version2 of [true, false])
    for (const simulate of ['challenge-fails', '']) await challenged(client, simulate, version2);
  const { id } = (await client.json('/customers', {})).body.customer;
  await client.call('PUT', `/customers/${id}`, { city: 'Umeå' });
  for (const number of ['4242424242424242', '4000000000000002']) {
    const source = await card(client, number);
    const { token } = (await client.json(`/customers/${id}/tokens`, { source, verify: true })).body;
    await client.call('PUT', `/customers/${id}/tokens/${token.id}`, { description: 'Card' });
    await client.call('DELETE', `/customers/${id}/tokens/${token.id}`);
  }
  await client.call('DELETE', `/customers/${id}`);
  client.sim.advance(10 * MINUTE);
}

/** What an event is about, with the first level of what belongs to it. */
const EXPANDED: Readonly<Record<string, readonly string[]>> = {
  transaction: ['invoice', 'customer', 'token', 'card', 'gateway_configuration', 'operations', 'refunds'],
  customer: ['default_token', 'tokens'],
  token: ['customer', 'card', 'gateway_configuration'],
};

function aboutOf({ name }: Event): string {
  if (name.startsWith('transaction.')) return 'transaction';
  return name.startsWith('customer.token.') ? 'token' : 'customer';
}

describe('the events of the reference', () => {
  it('are 25, and all of them occur, with what they are about expanded', async () => {
    const client = open();
    const start = (await newestEvent(client)).id;
    await everything(client);
    const events = await eventsSince(client, start);
    const names = new Set(events.map(({ name }) => name));
    // No test card loses its dispute; the world has some that were lost.
    const world = open({ size: 2000 });
    for (let cursor = ''; !names.has('transaction.chargeback.lost');) {
      const page = (await world.get(`/events?limit=100&start_after=${cursor}`)).body.events;
      for (const { name } of page) names.add(name);
      cursor = page.at(-1)!.id;
    }
    expect([...names].sort()).toEqual([...EVENT_NAMES].sort());
    expect(EVENT_NAMES).toHaveLength(25);
    for (const event of events) {
      const about = aboutOf(event);
      expect(Object.keys(event.data).sort()).toEqual(['name', 'sandbox', about].sort());
      const object = event.data[about as 'transaction'];
      for (const part of EXPANDED[about]!) expect(object).toHaveProperty(part);
    }
  });

  it('are told in the order in which things happened, each under its own id', async () => {
    const client = open();
    const start = (await newestEvent(client)).id;
    await everything(client);
    const events = await eventsSince(client, start);
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
    const times = events.map(({ fired_at }) => parseMicros(fired_at)!);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    for (const event of events.slice(0, 5))
      expect((await client.get(`/events/${event.id}`)).body.event).toEqual(event);
  });

  it('do not fire for what was refused', async () => {
    const { client, path } = await owner();
    const before = await newestEvent(client);
    await client.json('/customers', { email: 'wrong' });
    await client.json(path, {});
    await client.json('/invoices', {});
    await client.call('DELETE', `${path}/tok_${'a'.repeat(32)}`);
    expect(await newestEvent(client)).toEqual(before);
  });
});
