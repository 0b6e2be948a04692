import { describe, expect, it } from 'vitest';
import { captured, DAY, HOUR, open } from './support.ts';
import type { Client } from './support.ts';

const key = { 'idempotency-key': 'key-1' };
const body = { reason: 'duplicate', amount: '5' };

async function refunds(client: Client, id: string): Promise<number> {
  return (await client.get(`/transactions/${id}/refunds`)).body.total_count;
}

describe('an idempotency key', () => {
  it('has one effect and one answer, in either encoding', async () => {
    const client = open();
    const paid = await captured(client);
    const path = `/transactions/${paid.transaction}/refunds`;
    const first = await client.json(path, body, key);
    expect((await client.json(path, { amount: '5', reason: 'duplicate' }, key)).text).toBe(first.text);
    expect((await client.form(path, 'reason=duplicate&amount=5', key)).text).toBe(first.text);
    expect(await refunds(client, paid.transaction)).toBe(1);
    expect(client.sim.ledger.effectsByKey('key-1')).toHaveLength(1);
  });

  it('is refused for another request', async () => {
    const client = open();
    const paid = await captured(client);
    const path = `/transactions/${paid.transaction}/refunds`;
    await client.json(path, body, key);
    const other = await client.json(path, { ...body, amount: '6' }, key);
    expect([other.status, other.body.error_type]).toEqual([400, 'request.idempotency-key.mismatch']);
    expect((await client.json(`/invoices/${paid.invoice}/void`, body, key)).status).toBe(400);
    expect(await refunds(client, paid.transaction)).toBe(1);
  });

  it('stays free when nothing happened, and is used up by a decline', async () => {
    const client = open();
    const paid = await captured(client, { number: '4000000000000077' });
    const path = `/transactions/${paid.transaction}/refunds`;
    expect((await client.json(path, { amount: '5' }, key)).status).toBe(400);
    expect((await client.json(path, body, key)).status).toBe(410);
    expect((await client.json(path, { ...body, amount: '6' }, key)).status).toBe(400);
  });

  it('is forgotten after a day', async () => {
    const client = open();
    const paid = await captured(client);
    const path = `/transactions/${paid.transaction}/refunds`;
    await client.json(path, body, key);
    client.sim.advance(DAY - 1);
    await client.json(path, body, key);
    expect(await refunds(client, paid.transaction)).toBe(1);
    client.sim.advance(1);
    await client.json(path, body, key);
    expect(await refunds(client, paid.transaction)).toBe(2);
  });

  it('that is empty is none', async () => {
    const client = open();
    const paid = await captured(client);
    const path = `/transactions/${paid.transaction}/refunds`;
    await client.json(path, body, { 'idempotency-key': '' });
    await client.json(path, body, { 'idempotency-key': '' });
    expect(await refunds(client, paid.transaction)).toBe(2);
  });

  it('can be ignored, or forgotten early, by a fault', async () => {
    const client = open();
    const paid = await captured(client);
    const path = `/transactions/${paid.transaction}/refunds`;
    client.sim.faults.set([{ kind: 'ignore-idempotency-key' }]);
    await client.json(path, body, key);
    await client.json(path, body, key);
    expect(await refunds(client, paid.transaction)).toBe(2);
    client.sim.faults.set([{ kind: 'expire-idempotency-key', ms: HOUR }]);
    const later = { 'idempotency-key': 'key-2' };
    await client.json(path, body, later);
    client.sim.advance(HOUR - 1);
    await client.json(path, body, later);
    expect(await refunds(client, paid.transaction)).toBe(3);
    client.sim.advance(1);
    await client.json(path, body, later);
    expect(await refunds(client, paid.transaction)).toBe(4);
  });
});
