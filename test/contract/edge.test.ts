import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callApi, mirrored, raw } from './support/call.ts';
import { endAll, projectId, secret, startBff, startSandbox } from './support/process.ts';
import type { ServerProcess } from './support/process.ts';

let folder: string;
let bff: ServerProcess;
/** Every byte that this file's requests got back. */
let received = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'counterfoil-edge-'));
  const sandbox = await startSandbox();
  bff = await startBff({ DATABASE_URL: join(folder, 'counterfoil.db'), PROCESSOUT_API_URL: sandbox.url });
  await mirrored(bff.url);
});

afterAll(async () => {
  await endAll();
  rmSync(folder, { recursive: true });
});

async function send(path: string, options: Parameters<typeof raw>[2] = {}): ReturnType<typeof raw> {
  const reply = await raw(bff.url, path, options);
  received += `${JSON.stringify(reply.headers)}${reply.text}`;
  return reply;
}

const unknownId = `tr_${'0'.repeat(32)}`;
const json = { 'Content-Type': 'application/json' };

const requests: [string, string, Parameters<typeof raw>[2], number][] = [
  ['the app', '/', {}, 200],
  ['a page of the app', '/transactions', { headers: { Accept: 'text/html' } }, 200],
  ['a file that is not there', '/assets/gone.js', {}, 404],
  ['a method that a page does not have', '/', { method: 'DELETE' }, 405],
  ['the session', '/api/session', {}, 200],
  ['a list', '/api/transactions?limit=3', {}, 200],
  ['a bad filter', '/api/transactions?colour=red', {}, 400],
  ['a request without its mark', '/api/session', { headers: { 'X-Counterfoil': '' } }, 403],
  ['another origin', '/api/session', { headers: { Origin: 'https://evil.example' } }, 403],
  ['an unknown payment', `/api/transactions/${unknownId}`, {}, 404],
  ['an unknown resource', '/api/nothing', {}, 404],
  ['a method that a resource does not have', '/api/session', { method: 'DELETE' }, 405],
  [
    'a form',
    `/api/transactions/${unknownId}/void`,
    { method: 'POST', body: 'a=b', headers: { 'Content-Type': 'text/plain' } },
    415,
  ],
  [
    'a large body',
    `/api/transactions/${unknownId}/void`,
    { method: 'POST', body: 'x'.repeat(70_000), headers: json },
    413,
  ],
  [
    'a body that is no JSON',
    `/api/transactions/${unknownId}/void`,
    { method: 'POST', body: '{', headers: json },
    400,
  ],
  ['health', '/healthz', {}, 200],
];

describe('over real HTTP, the edge', () => {
  it.each(requests)('answers %s with every security header', async (_name, path, options, status) => {
    const reply = await send(path, options);
    expect(reply.status, reply.text).toBe(status);
    expect(reply.headers['content-security-policy']).toMatch(
      /^default-src 'none'; .+; trusted-types 'none'$/,
    );
    expect(reply.headers).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    expect(reply.headers).not.toHaveProperty('access-control-allow-origin');
    expect(reply.headers).not.toHaveProperty('x-powered-by');
    expect(reply.headers).not.toHaveProperty('server');
    if (path.startsWith('/api')) expect(reply.headers['cache-control']).toContain('no-store');
    if (status >= 400) expect(() => parseError(reply.text)).not.toThrow();
  });

  it.each([
    [{ Host: 'counterfoil.evil.example' }],
    [{ 'Sec-Fetch-Site': 'cross-site' }],
    [{ 'Sec-Fetch-Site': 'same-site' }],
    [{ Origin: 'null' }],
    [{ 'Sec-Fetch-Site': 'same-origin', 'Sec-Fetch-Mode': 'navigate' }],
  ])('refuses %j on every route of the API', async (headers) => {
    for (const path of ['/api/session', '/api/transactions', '/api/live', `/api/transactions/${unknownId}`]) {
      expect((await send(path, { headers })).status, path).toBe(403);
    }
    const post = await send(`/api/transactions/${unknownId}/void`, {
      method: 'POST',
      headers: { ...headers, ...json },
      body: '{}',
    });
    expect(post.status).toBe(403);
  });

  it('of the sandbox answers a script that brings the mark alone', async () => {
    const headers = { 'X-Counterfoil': '1' };
    expect((await fetch(`${bff.url}/api/session`, { headers })).status).toBe(200);
  });

  it('serves the app to localhost by name', async () => {
    const { port } = new URL(bff.url);
    expect((await send('/', { headers: { Host: `localhost:${port}` } })).status).toBe(200);
  });

  it('serves scripts compressed and for ever', async () => {
    const page = await send('/');
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(page.text)?.[1] ?? '';
    const reply = await fetch(`${bff.url}${script}`, { headers: { 'Accept-Encoding': 'br' } });
    expect(reply.headers.get('content-encoding')).toBe('br');
    expect(reply.headers.get('cache-control')).toContain('immutable');
    expect(reply.headers.get('content-type')).toContain('text/javascript');
    expect(await reply.text()).toContain('import');
  });

  it('keeps the page out of caches, and says when it has not changed', async () => {
    const page = await send('/');
    expect(page.headers['cache-control']).toBe('no-cache');
    const again = await send('/', { headers: { 'If-None-Match': String(page.headers['etag']) } });
    expect(again.status).toBe(304);
  });

  it('lets live updates through as they happen', async () => {
    const stop = new AbortController();
    const reply = await callApi(bff.url, '/live', { signal: stop.signal });
    expect(reply.headers.get('content-type')).toContain('text/event-stream');
    const { value } = await reply.body!.getReader().read();
    expect(value!.byteLength).toBeGreaterThan(0);
    stop.abort();
  });

  it('lets no secret out, neither in a reply nor in what it prints', () => {
    const everything = received + bff.output();
    expect(everything.length).toBeGreaterThan(1000);
    expect(everything).not.toContain(secret);
    expect(everything).not.toContain(btoa(`${projectId}:${secret}`));
    expect(everything).not.toContain(btoa(`${secret}:`));
  });
});

function parseError(text: string): void {
  const { error } = JSON.parse(text) as { error: { message: string; request_id: string } };
  if (!error.message || !error.request_id) throw new Error(`no error body of the contract: ${text}`);
}
