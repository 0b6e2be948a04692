import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mirrored, post, raw, readJson } from './support/call.ts';
import { cardNumbers, formsOf } from './support/canary.ts';
import { endAll, projectId, secret, startBff, startSandbox } from './support/process.ts';
import type { ServerProcess } from './support/process.ts';

const folder = mkdtempSync(join(tmpdir(), 'counterfoil-canary-'));
const metricsToken = 'metrics_canary_0123456789';
let bff: ServerProcess;
/** Every byte that this file's requests got back. */
const received: string[] = [];

beforeAll(async () => {
  const sandbox = await startSandbox();
  bff = await startBff({
    DATABASE_URL: join(folder, 'canary.db'),
    PROCESSOUT_API_URL: sandbox.url,
    COUNTERFOIL_METRICS_TOKEN: metricsToken,
  });
  await mirrored(bff.url);
});
afterAll(async () => {
  await endAll();
  rmSync(folder, { recursive: true });
});

async function read(path: string, options: Parameters<typeof raw>[2] = {}): Promise<number> {
  const { status, headers, text } = await raw(bff.url, path, options);
  received.push(JSON.stringify(headers), text);
  return status;
}

const forms = [...formsOf(secret, projectId), ...formsOf(metricsToken)];

function leaks(text: string): string[] {
  return forms.filter((form) => text.includes(form));
}

function filesUnder(path: string): string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe('the key of the project', () => {
  it('is in no reply, page, list, file, error or metric, and neither is a card number', async () => {
    const { transactions } = await readJson<{ transactions: { id: string }[] }>(
      bff.url,
      '/transactions?limit=3',
    );
    const { payouts } = await readJson<{ payouts: { id: string }[] }>(bff.url, '/payouts?limit=1');
    const payment = transactions[0]?.id ?? '';
    for (const path of [
      '/',
      '/nowhere',
      '/healthz',
      '/readyz',
      '/api/session',
      '/api/sync',
      '/api/transactions?limit=100',
      '/api/customers?limit=100',
      '/api/events?limit=100',
      '/api/invoices?limit=100',
      '/api/audit?limit=100',
      '/api/limits',
      `/api/transactions/${payment}`,
      `/api/transactions/tr_${'0'.repeat(32)}`,
      '/api/transactions?colour=red',
      `/api/payouts/${payouts[0]?.id ?? ''}/items.csv`,
    ])
      await read(path);
    await read('/metrics', { headers: { Authorization: `Bearer ${metricsToken}` } });
    const refused = await post(bff.url, `/transactions/${payment}/void`, { version: secret });
    received.push(await refused.text());
    // Whoever asks by the key, or by a card, may hear it back, but the log does not.
    for (const asked of [`/api/search?q=${secret}`, `/${secret}`, '/api/transactions?q=4111111111111111'])
      await raw(bff.url, asked);
    const said = received.join('\n');
    expect(said.length).toBeGreaterThan(50_000);
    expect(leaks(said)).toEqual([]);
    expect(cardNumbers(said)).toEqual([]);
  });

  it('is in nothing that the server printed, though it was asked for by it, and neither is a card number', async () => {
    expect(await bff.end('SIGTERM')).toBe(0);
    expect(bff.output()).toContain('request_refused');
    expect(leaks(bff.output())).toEqual([]);
    expect(cardNumbers(bff.output())).toEqual([]);
  });

  it('is in no byte of the database', () => {
    const files = filesUnder(folder);
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) expect([file, leaks(readFileSync(file, 'latin1'))]).toEqual([file, []]);
  });

  it('is in nothing that was built for production', () => {
    const files = filesUnder('dist').filter((file) => !/\.(br|gz)$/.test(file));
    expect(files.length).toBeGreaterThan(20);
    for (const file of files) expect([file, leaks(readFileSync(file, 'latin1'))]).toEqual([file, []]);
    // The demo plays ProcessOut too, with its well-known key; the server's own token it does not know.
    const demo = existsSync('dist-demo') ? filesUnder('dist-demo') : [];
    for (const file of demo) expect(readFileSync(file, 'latin1')).not.toContain(metricsToken);
  });
});

describe('the detector', () => {
  it('finds a key in each form, and card numbers among other numbers', () => {
    expect(formsOf('key_a+b', 'proj')).toEqual(
      expect.arrayContaining(['key_a+b', 'key_a%2Bb', btoa('proj:key_a+b'), btoa('key_a+b:')]),
    );
    expect(cardNumbers('paid with 4111111111111111, at 1764000000000000 µs')).toEqual(['4111111111111111']);
    expect(cardNumbers('4111 1111 1111 1111')).toEqual(['4111111111111111']);
  });
});
