import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { callApi, eventually, mirrored, raw } from './support/call.ts';
import { endAll, projectId, secret, startBff, startSandbox } from './support/process.ts';
import type { ServerProcess } from './support/process.ts';

const folder = mkdtempSync(join(tmpdir(), 'counterfoil-operations-'));
const unknown = `/transactions/tr_${'0'.repeat(32)}`;

afterEach(endAll);
afterAll(() => rmSync(folder, { recursive: true }));

/** 404 when ProcessOut takes the key and does not know the payment, 502 when it does not take the key. */
async function answerWithKey(bff: ServerProcess): Promise<number> {
  const reply = await callApi(bff.url, unknown);
  await reply.body?.cancel();
  return reply.status;
}

function forms(key: string): string[] {
  return [key, encodeURIComponent(key), btoa(key), btoa(`${projectId}:${key}`), btoa(`${key}:`)];
}

describe('the key in a file', () => {
  it('is exchanged while the server runs, by a signal or by replacing the file, and neither is printed', async () => {
    const sandbox = await startSandbox();
    const file = join(folder, 'key');
    const [wrong, worse] = ['key_old_canary_11111', 'key_later_canary_22222'];
    writeFileSync(file, `${wrong}\n`);
    const bff = await startBff({
      DATABASE_URL: join(folder, 'reload.db'),
      PROCESSOUT_API_URL: sandbox.url,
      PROCESSOUT_SECRET: '',
      PROCESSOUT_SECRET_FILE: file,
    });
    expect(await answerWithKey(bff)).toBe(502);

    writeFileSync(file, secret);
    bff.signal('SIGHUP');
    await eventually(
      () => answerWithKey(bff),
      (status) => status === 404,
    );

    writeFileSync(`${file}.new`, worse);
    renameSync(`${file}.new`, file);
    await eventually(
      () => answerWithKey(bff),
      (status) => status === 502,
    );

    writeFileSync(file, 'short');
    bff.signal('SIGHUP');
    await eventually(
      () => Promise.resolve(bff.output()),
      (text) => text.includes('secret_not_reloaded'),
    );
    expect(bff.output()).toContain('secret_reloaded');
    for (const form of [wrong, secret, worse].flatMap(forms)) expect(bff.output()).not.toContain(form);
    expect(await bff.end('SIGTERM')).toBe(0);
  });
});

describe('a running server', () => {
  it('is ready, counts what it does, and says so when another program holds its database', async () => {
    const sandbox = await startSandbox();
    const database = join(folder, 'ready.db');
    const bff = await startBff({ DATABASE_URL: database, PROCESSOUT_API_URL: sandbox.url });
    await mirrored(bff.url);
    expect(JSON.parse((await raw(bff.url, '/readyz')).text)).toMatchObject({ ready: true });

    const { headers, text } = await raw(bff.url, '/metrics');
    expect(headers['content-type']).toContain('text/plain; version=0.0.4');
    expect(text).toMatch(
      /^counterfoil_requests_total\{method="GET",route="\/api\/sync",status="200"\} \d+$/m,
    );
    expect(text).toMatch(
      /^counterfoil_upstream_calls_total\{method="GET",resource="transactions",outcome="2xx"\} \d+$/m,
    );
    expect(text).toContain('counterfoil_mirror_payments 300');

    // The server may be writing at this moment: what is tried is to come in between, not to be first.
    const other = new DatabaseSync(database, { timeout: 5_000 });
    other.exec('BEGIN IMMEDIATE');
    const locked = await eventually(
      () => raw(bff.url, '/readyz'),
      ({ status }) => status === 503,
    );
    expect(locked.text).toContain('another program holds Counterfoil’s database');
    other.close();
    await eventually(
      () => raw(bff.url, '/readyz'),
      ({ status }) => status === 200,
    );
  });

  it('keeps its numbers for whoever shows the token', async () => {
    const sandbox = await startSandbox();
    const token = 'a-token-for-the-scraper';
    const bff = await startBff({
      DATABASE_URL: join(folder, 'token.db'),
      PROCESSOUT_API_URL: sandbox.url,
      COUNTERFOIL_METRICS_TOKEN: token,
    });
    expect((await raw(bff.url, '/metrics')).status).toBe(404);
    const reply = await raw(bff.url, '/metrics', { headers: { Authorization: `Bearer ${token}` } });
    expect(reply.status).toBe(200);
    expect(bff.output()).not.toContain(token);
  });
});
