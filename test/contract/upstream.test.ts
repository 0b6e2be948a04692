import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callApi } from './support/call.ts';
import { startHangingUpstream } from './support/hanging-upstream.ts';
import type { HangingUpstream } from './support/hanging-upstream.ts';
import { endAll, projectId, secret, startBff, startSandbox } from './support/process.ts';

const folder = mkdtempSync(join(tmpdir(), 'counterfoil-upstream-'));
const transaction = `/transactions/tr_${'a'.repeat(32)}`;

afterAll(() => rmSync(folder, { recursive: true }));
afterEach(endAll);

describe('the server and a ProcessOut that does not answer', () => {
  let upstream: HangingUpstream;
  beforeEach(async () => void (upstream = await startHangingUpstream(/\/transactions\/tr_/)));
  afterEach(() => upstream.close());

  it('gives up a read when the browser does, and goes on', async () => {
    const bff = await startBff({ DATABASE_URL: join(folder, 'abort.db'), PROCESSOUT_API_URL: upstream.url });
    const hanging = upstream.nextHanging();
    const browser = new AbortController();
    const reading = callApi(bff.url, transaction, { signal: browser.signal }).catch(
      (error: unknown) => error,
    );
    const { message, gone } = await hanging;
    expect(message.headers.authorization).toBe(`Basic ${btoa(`${projectId}:${secret}`)}`);
    expect(message.headers).not.toHaveProperty('cookie');
    expect(message.headers).not.toHaveProperty('x-counterfoil');
    browser.abort();
    await gone;
    expect(await reading).toMatchObject({ name: 'AbortError' });
    expect((await callApi(bff.url, '/session')).status).toBe(200);
  });

  it('cuts a read under way when it has to stop', async () => {
    const bff = await startBff({ DATABASE_URL: join(folder, 'stop.db'), PROCESSOUT_API_URL: upstream.url });
    const hanging = upstream.nextHanging();
    const reading = callApi(bff.url, transaction).catch(() => null);
    const { gone } = await hanging;
    const ended = bff.end('SIGTERM');
    await gone;
    expect(await ended).toBe(0);
    await reading;
  });
});

describe('the sandbox', () => {
  it('takes an invoice as JSON and as a form, and answers both alike', async () => {
    const sandbox = await startSandbox();
    const Authorization = `Basic ${btoa(`${projectId}:${secret}`)}`;
    const send = async (type: string, body: string): Promise<{ invoice: Record<string, unknown> }> => {
      const headers = { Authorization, 'Content-Type': type };
      const reply = await fetch(`${sandbox.url}/invoices`, { method: 'POST', headers, body });
      expect(reply.status, await reply.clone().text()).toBe(200);
      return (await reply.json()) as { invoice: Record<string, unknown> };
    };
    const expected = { name: 'Order 7', amount: '12.55', currency: 'EUR', metadata: { shop: 'north' } };
    const json = await send('application/json', JSON.stringify(expected));
    const form = await send(
      'application/x-www-form-urlencoded',
      'name=Order+7&amount=12.55&currency=EUR&metadata%5Bshop%5D=north',
    );
    expect(json.invoice).toMatchObject(expected);
    expect(form.invoice).toMatchObject(expected);
  });

  it('lets nobody in without the key', async () => {
    const sandbox = await startSandbox();
    expect((await fetch(`${sandbox.url}/transactions`)).status).toBe(401);
    const Authorization = `Basic ${btoa(`${projectId}:key_wrong_counterfoil`)}`;
    expect((await fetch(`${sandbox.url}/transactions`, { headers: { Authorization } })).status).toBe(401);
  });
});
