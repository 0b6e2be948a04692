import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { authorized, captured, card, DAY, open } from './support.ts';
import type { Reply } from './support.ts';

const LISTS = [
  'events?limit=100',
  'customers?limit=100&expand=tokens.card,default_token',
  'cards',
  'invoices',
  'gateway-configurations',
  'nowhere',
];

/** Many requests, their replies hashed with status and date. */
async function trace(seed: string, clock: number): Promise<string> {
  const client = open({ seed, size: 120, clock: { now: () => clock } });
  const hash = createHash('sha256');
  const look = async (path: string) => {
    const { status, text, headers } = await client.get(path);
    hash.update(`${status} ${headers.get('date') ?? ''} ${text}\n`);
    return JSON.parse(text) as Reply;
  };
  const expand =
    'expand=invoice,customer.tokens,card,gateway_configuration,operations.gateway_configuration,refunds';
  const paid = await captured(client, { currency: 'GBP' });
  await authorized(client, { incremental: true });
  await client.json(
    `/transactions/${paid.transaction}/refunds`,
    { reason: 'fraud' },
    { 'idempotency-key': 'k' },
  );
  const { id } = (await client.json('/customers', { first_name: 'John' })).body.customer;
  await client.json(`/customers/${id}/tokens`, { source: await card(client), verify: true });
  client.sim.traffic.on(0.5);
  for (let day = 0; day < 4; day += 1) {
    client.sim.advance(DAY / 8);
    const { transactions } = await look(`/transactions?limit=100&${expand}`);
    for (const one of transactions.slice(0, 10)) await look(`/transactions/${one.id}?${expand}`);
    for (const list of LISTS) await look(`/${list}`);
  }
  return hash.digest('hex');
}

describe('the same seed, clock and requests', () => {
  it('give the same bytes; another seed or clock does not', async () => {
    const clock = Date.UTC(2026, 10, 17, 12);
    const first = await trace('one', clock);
    expect(await trace('one', clock)).toBe(first);
    expect(await trace('two', clock)).not.toBe(first);
    expect(await trace('one', clock + 1)).not.toBe(first);
  });
});
