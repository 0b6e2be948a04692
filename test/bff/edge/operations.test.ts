import { describe, expect, it } from 'vitest';
import type { UpstreamRequest } from '#bff/core/ports.ts';
import type { Readiness } from '#bff/core/readiness.ts';
import type { Gauges } from '#bff/core/gauges.ts';
import { createEdge } from '#bff/edge/edge.ts';
import { createMeter } from '#bff/edge/meter.ts';
import { createOperations } from '#bff/edge/operations.ts';

const ORIGIN = 'http://127.0.0.1:8787';
const TOKEN = 'a-token-for-the-scraper';
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const WELL: Readiness = { ready: true, checks: [{ name: 'database', ok: true, says: 'It takes writes.' }] };
const ILL: Readiness = { ready: false, checks: [{ name: 'database', ok: false, says: 'The disk is full.' }] };
const GAUGES: Gauges = {
  intents: { awaiting: 2, stored: 0, sending: 0, unknown: 1, pending: 0, done: 7, failed: 0 },
  mirror: { indexed: 300, skipped: 0, complete: true, lagSeconds: 1.5 },
  upstream: 'up',
};

interface Setup {
  readonly readiness?: Readiness;
  readonly token?: string;
}

function callTo(path: string): UpstreamRequest {
  const { signal } = new AbortController();
  return { method: 'GET', path, headers: {}, body: null, signal, mostBytes: 100 };
}

function start({ readiness = WELL, token }: Setup = {}) {
  let time = 0;
  const meter = createMeter({
    routes: () => [
      { method: 'GET', path: '/api/transactions/:id' },
      { method: 'GET', path: '/api/transactions/count' },
    ],
    loopDelay: { read: () => ({ p50: 0.001, p99: 0.004, max: 0.02 }) },
    now: () => time,
  });
  const handler = createEdge({
    api: () => {
      time += 30;
      return Promise.resolve(Response.json({}, { status: 200 }));
    },
    files: () => null,
    allowedHosts: new Set(['127.0.0.1:8787']),
    ids: { uuid: () => 'request-1' },
    now: () => time,
    log: quiet,
    meter,
    operations: createOperations({
      readiness: () => Promise.resolve(readiness),
      metrics: () => Promise.resolve(meter.print(GAUGES)),
      metricsToken: token ?? null,
    }),
  });
  const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    handler(new Request(`${ORIGIN}${path}`, { headers }));
  const getAsPage = (path: string): Promise<Response> => get(path, { 'sec-fetch-site': 'same-origin' });
  return { get, getAsPage, meter };
}

describe('/readyz', () => {
  it('says that all is well', async () => {
    const reply = await start().get('/readyz');
    expect(reply.status).toBe(200);
    expect(await reply.json()).toEqual(WELL);
    expect(reply.headers.get('cache-control')).toBe('no-store');
    expect(reply.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('is a 503 with the reason in words when it is not, for whoever asks by whatever name', async () => {
    const reply = await start({ readiness: ILL }).get('/readyz', { host: '10.0.0.7:8787' });
    expect(reply.status).toBe(503);
    expect(await reply.json()).toEqual(ILL);
  });
});

describe('/metrics', () => {
  it('counts requests by route and status, how long they took, and what was turned away', async () => {
    const { get, getAsPage } = start();
    await getAsPage('/api/transactions/tr_12345678901234567890123456789012');
    await getAsPage('/api/transactions/count?q=mara@example.com');
    await get('/api/transactions/count', { origin: 'https://evil.example' });
    await get('/nowhere');
    const text = await (await get('/metrics')).text();
    expect(text.split('\n')).toEqual(
      expect.arrayContaining([
        '# TYPE counterfoil_requests_total counter',
        'counterfoil_requests_total{method="GET",route="/api/transactions/:id",status="200"} 1',
        'counterfoil_requests_total{method="GET",route="/api/transactions/count",status="200"} 1',
        'counterfoil_requests_total{method="GET",route="/api/transactions/count",status="403"} 1',
        'counterfoil_requests_total{method="GET",route="page",status="404"} 1',
        'counterfoil_request_seconds_bucket{method="GET",route="/api/transactions/:id",le="0.025"} 0',
        'counterfoil_request_seconds_bucket{method="GET",route="/api/transactions/:id",le="0.05"} 1',
        'counterfoil_request_seconds_bucket{method="GET",route="/api/transactions/:id",le="+Inf"} 1',
        'counterfoil_request_seconds_sum{method="GET",route="/api/transactions/:id"} 0.03',
        'counterfoil_refused_total{code="forbidden"} 1',
        'counterfoil_refused_total{code="not_found"} 1',
        'counterfoil_intents{phase="unknown"} 1',
        'counterfoil_mirror_lag_seconds 1.5',
        'counterfoil_event_loop_delay_seconds{quantile="p99"} 0.004',
        'counterfoil_upstream_state{state="up"} 1',
      ]),
    );
  });

  it('names no payment, no person and no address in its labels', async () => {
    const { get, getAsPage, meter } = start();
    await getAsPage('/api/transactions/tr_12345678901234567890123456789012');
    await getAsPage('/api/people/mara@example.com');
    await get('/private-path-of-a-prober');
    await meter.watch(() => Promise.resolve({ status: 200, headers: new Headers(), text: '' }))(
      callTo('/transactions/tr_12345678901234567890123456789012?q=mara'),
    );
    const text = await (await get('/metrics')).text();
    expect(text).not.toMatch(/tr_|mara|example|prober|[0-9a-f]{8}-/);
    expect(text).toContain(
      'counterfoil_upstream_calls_total{method="GET",resource="transactions",outcome="2xx"} 1',
    );
  });

  it('counts what never was answered', async () => {
    const { get, meter } = start();
    const failing = meter.watch(() => Promise.reject(new Error('reset')));
    await expect(failing(callTo('/payouts'))).rejects.toThrow('reset');
    expect(await (await get('/metrics')).text()).toContain('resource="payouts",outcome="no_answer"} 1');
  });

  it.each([
    ['from another name', { host: 'counterfoil.example' }],
    ['through a proxy', { 'x-forwarded-for': '203.0.113.9' }],
    ['by a page', { 'sec-fetch-site': 'same-origin' }],
  ])('are not there when asked for %s', async (_how, headers) => {
    const reply = await start().get('/metrics', headers);
    expect([403, 404]).toContain(reply.status);
    expect(await reply.text()).not.toContain('counterfoil_');
  });

  it('are for whoever shows the token, where there is one', async () => {
    const { get } = start({ token: TOKEN });
    const away = { host: 'counterfoil.example', 'x-forwarded-for': '203.0.113.9' };
    expect((await get('/metrics', { ...away, authorization: `Bearer ${TOKEN}` })).status).toBe(200);
    for (const authorization of ['', 'Bearer ', `Bearer ${TOKEN}x`, TOKEN, `Basic ${btoa(TOKEN)}`])
      expect((await get('/metrics', { authorization })).status).not.toBe(200);
  });
});
