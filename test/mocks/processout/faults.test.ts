import { afterEach, describe, expect, it, vi } from 'vitest';
import { parseFaultPlan } from '#mocks/processout/faults.ts';
import { AUTHORIZATION, captured, HOUR, open, request, START, transaction } from './support.ts';
import type { Client, Paid } from './support.ts';

const body = { reason: 'duplicate', amount: '5' };
const path = (paid: Paid) => `/transactions/${paid.transaction}/refunds`;
const refunded = (client: Client, paid: Paid) => client.sim.ledger.transaction(paid.transaction)?.refunded;

afterEach(() => vi.useRealTimers());

describe('a planned fault', () => {
  it('may be an error, before or after the effect', async () => {
    const client = open();
    const paid = await captured(client);
    client.sim.faults.set([{ kind: 'error-before', status: 503 }]);
    expect((await client.json(path(paid), body)).status).toBe(503);
    expect(refunded(client, paid)).toBe(0n);
    client.sim.faults.set([{ kind: 'error-after' }]);
    expect((await client.json(path(paid), body)).status).toBe(500);
    expect(refunded(client, paid)).toBe(500n);
  });

  it('may be a connection that breaks, before or after the effect', async () => {
    const client = open({ clock: { now: () => START, sleep: () => Promise.resolve() } });
    const paid = await captured(client);
    client.sim.faults.set([{ kind: 'timeout-before', ms: 5000 }]);
    await expect(client.json(path(paid), body)).rejects.toBeInstanceOf(TypeError);
    expect(refunded(client, paid)).toBe(0n);
    client.sim.faults.set([{ kind: 'timeout-after', ms: 5000 }]);
    await expect(client.json(path(paid), body)).rejects.toBeInstanceOf(TypeError);
    expect(refunded(client, paid)).toBe(500n);
  });

  it('may hang until the caller gives up; the effect stays', async () => {
    const client = open();
    const paid = await captured(client);
    client.sim.faults.set([{ kind: 'timeout-after' }]);
    const caller = new AbortController();
    const init = {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', authorization: AUTHORIZATION },
      signal: caller.signal,
    };
    const answer = client.send(request(path(paid), init));
    await vi.waitFor(() => expect(refunded(client, paid)).toBe(500n));
    caller.abort();
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('may take time', async () => {
    const slept: number[] = [];
    const client = open({ clock: { now: () => START, sleep: async (ms) => void slept.push(ms) } });
    client.sim.faults.set([{ kind: 'latency', ms: 1200 }]);
    expect((await client.get('/transactions')).status).toBe(200);
    expect(slept).toEqual([1200]);
  });

  it('takes real time where no other is given', async () => {
    vi.useFakeTimers();
    const client = open();
    client.sim.faults.set([{ kind: 'latency', ms: 1200 }]);
    const answer = client.get('/transactions');
    await vi.advanceTimersByTimeAsync(1200);
    expect((await answer).status).toBe(200);
  });

  it('may spoil the reply', async () => {
    const client = open();
    const raw = async () => (await client.sim.fetch(request('/transactions?limit=2'))).text();
    client.sim.faults.set([{ kind: 'truncated-body' }]);
    const cut = await raw();
    expect(() => JSON.parse(cut) as unknown).toThrow();
    client.sim.faults.set([{ kind: 'not-json' }]);
    expect(await raw()).toContain('<html>');
    client.sim.faults.set([{ kind: 'success-false' }]);
    expect(await client.get('/transactions')).toMatchObject({ status: 200, body: { success: false } });
    client.sim.faults.set([{ kind: 'malformed-object' }]);
    const { transactions } = (await client.get('/transactions?limit=2')).body;
    expect(transactions[0]!.amount).toBe(12.5);
    expect(transactions[1]!.amount).toBeTypeOf('string');
  });

  it('may be a rate limit, with or without saying for how long', async () => {
    const client = open();
    client.sim.faults.set([{ kind: 'rate-limit', retryAfter: 7, times: 1 }, { kind: 'rate-limit' }]);
    const first = await client.get('/transactions');
    expect(first.status).toBe(429);
    expect(first.body).toMatchObject({ success: false });
    expect(first.headers.get('retry-after')).toBe('7');
    expect(first.headers.get('x-ratelimit-remaining')).toBe('0');
    expect((await client.get('/transactions')).headers.get('retry-after')).toBeNull();
  });

  it('may show what was true a while ago', async () => {
    let now = START;
    const client = open({ clock: { now: () => now } });
    const paid = await captured(client);
    now += HOUR;
    await client.json(path(paid), body);
    client.sim.faults.set([{ kind: 'stale-reads', ms: 30_000 }]);
    expect((await client.get(path(paid))).body.total_count).toBe(0);
    expect(await transaction(client, paid)).toMatchObject({ status: 'completed', refunded_amount: '0' });
    now += 30_000;
    expect((await client.get(path(paid))).body.total_count).toBe(1);
    expect(await transaction(client, paid)).toMatchObject({ status: 'refunded', refunded_amount: '5' });
  });
});

describe('a plan', () => {
  it('says which requests, which of them, and how often', async () => {
    const client = open();
    client.sim.faults.set([
      { kind: 'error-before', status: 502, match: { method: 'get', path: '^/customers', nth: 2 } },
      { kind: 'error-before', status: 503, match: { path: '^/events' }, times: 2 },
    ]);
    const statuses = async (asked: string) => (await client.get(asked)).status;
    expect([
      await statuses('/customers'),
      await statuses('/customers'),
      await statuses('/customers'),
    ]).toEqual([200, 502, 200]);
    expect([await statuses('/events'), await statuses('/events'), await statuses('/events')]).toEqual([
      503, 503, 200,
    ]);
    client.sim.faults.set([{ kind: 'error-before' }]);
    expect(client.sim.faults.current()).toHaveLength(1);
    client.sim.faults.clear();
    expect(await statuses('/transactions')).toBe(200);
  });

  it('draws probabilities from the seed: the same again', async () => {
    const draw = async () => {
      const client = open({ size: 10, faults: [{ kind: 'error-before', match: { probability: 0.3 } }] });
      const statuses: number[] = [];
      for (let n = 0; n < 60; n += 1) statuses.push((await client.get('/customers?limit=1')).status);
      return statuses;
    };
    const first = await draw();
    expect(await draw()).toEqual(first);
    const failed = first.filter((status) => status === 500).length;
    expect(failed).toBeGreaterThan(8);
    expect(failed).toBeLessThan(30);
  });

  it.each([
    [{ kind: 'error-before' }],
    [[{ kind: 'explode' }]],
    [[{ kind: 'latency' }]],
    [[{ kind: 'latency', ms: -1 }]],
    [[{ kind: 'error-before', match: { path: '(' } }]],
    [[{ kind: 'error-before', match: { probability: 2 } }]],
    [[{ kind: 'error-before', typo: 1 }]],
  ])('from outside is checked: %j', (plan) => {
    expect(() => parseFaultPlan(plan)).toThrow();
  });
});

describe('a sentinel', () => {
  it('declines', async () => {
    const client = open();
    const paid = await captured(client);
    const answer = await client.json(path(paid), { ...body, information: 'please sentinel:decline' });
    expect([answer.status, answer.body.error_type]).toEqual([410, 'gateway.declined']);
  });

  it('breaks one call after its effect, and lets the same key find it', async () => {
    const client = open();
    const paid = await captured(client);
    const asked = { ...body, metadata: { simulate: 'error-after-effect' } };
    const key = { 'idempotency-key': 'k' };
    expect((await client.json(path(paid), asked, key)).status).toBe(500);
    expect((await client.json(path(paid), asked, key)).body.refund.amount).toBe('5');
    expect(refunded(client, paid)).toBe(500n);
  });

  it('breaks one call before its effect', async () => {
    const client = open();
    const paid = await captured(client);
    const answer = await client.json(path(paid), { ...body, information: 'sentinel:error-before-effect' });
    expect(answer.status).toBe(500);
    expect(refunded(client, paid)).toBe(0n);
  });
});
