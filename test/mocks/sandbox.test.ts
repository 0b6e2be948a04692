import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { openSandbox } from '#mocks/node/sandbox-server.ts';
import type { Sandbox } from '#mocks/node/sandbox-server.ts';
import type { SandboxSettings } from '#mocks/node/sandbox-settings.ts';
import { readSandboxSettings } from '#mocks/node/sandbox-settings.ts';

const START = Date.UTC(2026, 10, 17, 12);
const authorization = `Basic ${btoa('test-proj_sandbox:key_sandbox_counterfoil')}`;

let sandbox: Sandbox | undefined;

async function open(changes: Partial<SandboxSettings> = {}): Promise<Sandbox> {
  const settings = {
    port: 0,
    transactions: 50,
    seed: 'test',
    now: START,
    payouts: true,
    webhookUrl: null,
    ...changes,
  };
  sandbox = await openSandbox(settings, () => START);
  return sandbox;
}

afterEach(async () => {
  await sandbox?.close();
  sandbox = undefined;
});

/** What these tests read of a reply. */
interface Json {
  readonly total_count: number;
  readonly invoice: { readonly id: string; readonly transaction_id: string };
  readonly card: { readonly id: string };
}

const api = (url: string, init: RequestInit = {}) => {
  const headers = new Headers(init.headers);
  headers.set('authorization', authorization);
  return fetch(url, { ...init, headers });
};

async function control(
  url: string,
  method: string,
  verb: string,
  body?: unknown,
): Promise<{ status: number; body: unknown }> {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  const response = await fetch(`${url}/__sandbox/${verb}`, init);
  return { status: response.status, body: (await response.json()) as unknown };
}

/** A receiver of webhooks; `told` is the first that comes. */
async function listener() {
  let tell: (hook: { event_id: string }) => void = () => undefined;
  const told = new Promise<{ event_id: string }>((resolve) => (tell = resolve));
  const server = createServer((request, reply) => {
    void json(request).then((hook) => tell(hook as { event_id: string }));
    reply.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => new Promise((resolve) => server.close(resolve));
  return { address: `http://127.0.0.1:${port}/hooks`, told, close };
}

describe('the sandbox', () => {
  it('answers over HTTP as the simulator does, dated by its own clock', async () => {
    const { url } = await open();
    const response = await api(`${url}/transactions?limit=5`);
    expect(response.headers.get('date')).toBe('Tue, 17 Nov 2026 12:00:00 GMT');
    expect(await response.json()).toMatchObject({ success: true, count: 5, total_count: 50 });
    expect((await fetch(`${url}/transactions`)).status).toBe(401);
  });

  it('takes form bodies and lets its books be read', async () => {
    const { url } = await open();
    const post = async (path: string, body: string): Promise<Json> => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      return (await (await api(`${url}${path}`, { method: 'POST', body, headers })).json()) as Json;
    };
    const { invoice } = await post('/invoices', 'name=A&amount=29&currency=USD');
    const { card } = await post('/cards', 'number=4242424242424242');
    await post(`/invoices/${invoice.id}/capture`, `source=${card.id}`);
    await post(`/transactions/${invoice.transaction_id}/refunds`, 'reason=fraud&amount=4');
    const books = await control(url, 'GET', `ledger/${invoice.transaction_id}`);
    expect(books.body).toMatchObject({ captured: '2900', refunded: '400', status: 'refunded' });
    expect((await control(url, 'GET', `ledger/tr_${'a'.repeat(32)}`)).status).toBe(404);
  });

  it('moves time, switches traffic, and starts again', async () => {
    const { url } = await open();
    await control(url, 'POST', 'traffic', { on: true, per_minute: 60 });
    const moved = await control(url, 'POST', 'advance', { ms: 60_000 });
    expect(moved.body).toMatchObject({ now: '2026-11-17T12:01:00.000Z', traffic: true });
    const total = async () => ((await (await api(`${url}/transactions`)).json()) as Json).total_count;
    expect(await total()).toBeGreaterThan(100);
    await control(url, 'POST', 'reset');
    expect(await total()).toBe(50);
    expect((await control(url, 'GET', 'state')).body).toEqual({
      now: '2026-11-17T12:00:00.000Z',
      traffic: false,
      rules: [],
    });
  });

  it.each([
    [true, 'some payouts'],
    [false, 'no payouts, as the seeds say of a sandbox'],
  ])('with payouts %s has %s', async (payouts) => {
    const { url } = await open({ payouts, transactions: 300 });
    const { total_count } = (await (await api(`${url}/payouts?limit=1`)).json()) as Json;
    expect(total_count > 0).toBe(payouts);
  });

  it('resets the connection, holds it, or sends an error, as planned', async () => {
    const { url } = await open();
    const plan = (rules: unknown) => control(url, 'POST', 'faults', { rules });
    await plan([{ kind: 'timeout-before', ms: 1 }]);
    await expect(api(`${url}/transactions`)).rejects.toThrow();
    await plan([{ kind: 'timeout-after' }]);
    await expect(api(`${url}/transactions`, { signal: AbortSignal.timeout(50) })).rejects.toMatchObject({
      name: 'TimeoutError',
    });
    await plan([{ kind: 'error-before', status: 502 }]);
    expect((await api(`${url}/transactions`)).status).toBe(502);
    await control(url, 'DELETE', 'faults');
    expect((await api(`${url}/transactions`)).status).toBe(200);
  });

  it('tells the project’s address of what happens, and keeps a record of it', async () => {
    const { address, told, close } = await listener();
    const { url } = await open({ webhookUrl: address });
    await control(url, 'POST', 'advance', { ms: 8 * 86_400_000 });
    const { event_id } = await told;
    const { webhooks } = (await (await api(`${url}/events/${event_id}/webhooks`)).json()) as {
      webhooks: { request_url: string }[];
    };
    expect(webhooks.map(({ request_url }) => request_url)).toContain(address);
    await close();
  });

  it.each([
    ['advance', { ms: -1 }],
    ['advance', {}],
    ['faults', { rules: [{ kind: 'explode' }] }],
    ['traffic', { on: 'yes' }],
  ])('refuses a malformed switch: %s %j', async (verb, body) => {
    const { url } = await open();
    expect((await control(url, 'POST', verb, body)).status).toBe(400);
    expect((await control(url, 'POST', 'nonsense', {})).status).toBe(404);
  });
});

describe('its settings', () => {
  it('have defaults', () => {
    expect(readSandboxSettings({})).toEqual({
      port: 8790,
      transactions: 5000,
      seed: 'counterfoil',
      now: null,
      payouts: true,
      webhookUrl: null,
    });
    expect(readSandboxSettings({ SANDBOX_NOW: '2026-11-17T12:00:00Z', SANDBOX_PAYOUTS: '0' })).toMatchObject({
      now: START,
      payouts: false,
    });
  });

  it.each([
    ['SANDBOX_PORT', '0'],
    ['SANDBOX_PORT', '70000'],
    ['SANDBOX_TRANSACTIONS', 'many'],
    ['SANDBOX_NOW', 'yesterday'],
    ['SANDBOX_PAYOUTS', 'yes'],
    ['SANDBOX_WEBHOOK_URL', 'localhost'],
    ['SANDBOX_WEBHOOK_URL', 'file:///etc/hosts'],
  ])('name what is malformed: %s=%s', (name, value) => {
    expect(() => readSandboxSettings({ [name]: value })).toThrow(new RegExp(`^${name} must be [^.]+\\.$`));
  });
});
