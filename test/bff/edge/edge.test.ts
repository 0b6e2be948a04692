import { describe, expect, it } from 'vitest';
import { errorBody } from '#contract/errors.ts';
import { createEdge } from '#bff/edge/edge.ts';

const origin = 'http://127.0.0.1:8787';
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The edge around a core that answers with what it was sent. */
function edge(
  api: (request: Request) => Promise<Response> = echo,
  letsScriptsIn = false,
): (request: Request) => Promise<Response> {
  return createEdge({
    letsScriptsIn,
    api,
    files: (request) => (request.url.endsWith('/page') ? new Response('page') : null),
    allowedHosts: new Set(['127.0.0.1:8787', 'localhost:8787']),
    ids: { uuid: () => 'request-1' },
    now: () => 0,
    log: quiet,
  });
}

async function echo(request: Request): Promise<Response> {
  return Response.json({
    method: request.method,
    body: await request.text(),
    header: request.headers.get('x-counterfoil'),
  });
}

function send(path: string, init: RequestInit = {}): Promise<Response> {
  return edge()(new Request(`${origin}${path}`, init));
}

const own = { 'sec-fetch-site': 'same-origin' };
const json = { ...own, 'content-type': 'application/json' };

describe('the edge', () => {
  it.each([
    ['/page', {}, 200],
    ['/nowhere', {}, 404],
    ['/page', { method: 'POST' }, 405],
    ['/api/x', { headers: own }, 200],
    ['/api/x', { method: 'OPTIONS' }, 405],
    ['/api/x', { headers: { origin: 'https://evil.example' } }, 403],
    ['/api/x', { method: 'POST', body: 'a=b', headers: { ...own, 'content-type': 'text/plain' } }, 415],
    ['/api/x', { method: 'POST', body: 'x'.repeat(65_537), headers: json }, 413],
    ['/healthz', {}, 200],
  ] as [string, RequestInit, number][])(
    'answers %s with every security header',
    async (path, init, status) => {
      const response = await send(path, init);
      expect(response.status).toBe(status);
      expect(response.headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; script-src 'self'; .+trusted-types 'none'$/,
      );
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
      });
      expect(response.headers.get('permissions-policy')).toContain('camera=()');
      expect(response.headers.get('strict-transport-security')).toBeNull();
      expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    },
  );

  it('has browsers come by https only, where people reach it by https', async () => {
    const handler = createEdge({
      api: echo,
      files: () => null,
      allowedHosts: new Set(['counterfoil.example']),
      publicOrigin: 'https://counterfoil.example',
      ids: { uuid: () => 'request-1' },
      now: () => 0,
      log: quiet,
    });
    for (const path of ['/api/x', '/nowhere', '/healthz']) {
      const request = new Request(`http://counterfoil.example${path}`);
      const { headers } = await handler(request);
      expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
    }
  });

  it('says what was wrong in the words of the contract', async () => {
    const response = await send('/nowhere');
    expect(errorBody.parse(await response.json()).error).toMatchObject({
      code: 'not_found',
      request_id: 'request-1',
    });
  });

  it('hands the core what a page of its own sent', async () => {
    const body = JSON.stringify({ amount: '12.50' });
    const headers = { ...json, origin, 'x-counterfoil': '1' };
    const response = await send('/api/x', { method: 'POST', body, headers });
    expect(await response.json()).toEqual({ method: 'POST', body, header: '1' });
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it.each([
    [{}],
    [{ 'x-counterfoil': '1', 'sec-fetch-mode': 'cors' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ 'sec-fetch-site': 'none' }],
    [{ origin: 'http://127.0.0.1:9999' }],
    [{ origin: 'null' }],
    [{ 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' }],
    [{ 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'navigate' }],
    [{ ...own, host: 'counterfoil.evil.example' }],
    [{ ...own, host: '127.0.0.1:9999' }],
  ])('refuses %j, whatever the method', async (headers) => {
    for (const method of ['GET', 'POST', 'DELETE']) {
      const response = await edge()(new Request(`${origin}/api/x`, { method, headers }));
      expect(response.status, method).toBe(403);
    }
  });

  it.each([
    [{}, 200],
    [own, 200],
    [{ origin }, 200],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ origin: 'https://evil.example' }, 403],
    [{ 'sec-fetch-mode': 'navigate' }, 403],
  ])('of the sandbox lets scripts in, and no page that is not its own: %j', async (headers, status) => {
    for (const method of ['GET', 'POST', 'DELETE']) {
      const request = new Request(`${origin}/api/x`, { method, headers });
      expect((await edge(echo, true)(request)).status, method).toBe(status);
    }
  });

  it('shows its pages to nobody who calls it by another name', async () => {
    expect((await send('/page', { headers: { host: 'evil.example:8787' } })).status).toBe(403);
    expect((await send('/page', { headers: { host: 'LOCALHOST:8787' } })).status).toBe(200);
  });

  it('counts a body that does not say how long it is', async () => {
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent++ < 70) controller.enqueue(new Uint8Array(1024));
        else controller.close();
      },
    });
    const init = { method: 'POST', body, duplex: 'half', headers: json };
    expect((await send('/api/x', init)).status).toBe(413);
  });

  it('turns a crash behind it into a plain 500', async () => {
    const response = await edge(() => Promise.reject(new Error('canary: a detail')))(
      new Request(`${origin}/api/x`, { headers: own }),
    );
    expect(response.status).toBe(500);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await response.text()).not.toContain('canary');
  });
});

describe('behind something that ends TLS', () => {
  const handler = createEdge({
    api: echo,
    files: () => null,
    allowedHosts: new Set(['counterfoil.example']),
    publicOrigin: 'https://counterfoil.example',
    ids: { uuid: () => 'request-1' },
    now: () => 0,
    log: quiet,
  });
  const call = (from: string) =>
    handler(new Request('http://counterfoil.example/api/x', { headers: { origin: from } }));

  it('the https origin is its own, and browsers are told to stay with it', async () => {
    const reply = await call('https://counterfoil.example');
    expect(reply.status).toBe(200);
    expect(reply.headers.get('strict-transport-security')).toMatch(/^max-age=31536000/);
    expect((await call('http://counterfoil.example')).status).toBe(403);
  });
});

describe('webhooks', () => {
  const hook = (body: string, headers: Record<string, string> = {}) =>
    new Request('http://127.0.0.1:8787/webhooks/processout', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });

  it('come from elsewhere, and reach the core', async () => {
    const handler = edge(echo);
    const reply = await handler(
      hook('{}', { origin: 'https://processout.com', 'sec-fetch-site': 'cross-site' }),
    );
    expect(reply.status).toBe(200);
  });

  it('are small JSON, or are turned away', async () => {
    const handler = edge(echo);
    expect((await handler(hook(JSON.stringify('x'.repeat(5_000))))).status).toBe(413);
    expect((await handler(hook('event_id=1', { 'content-type': 'text/plain' }))).status).toBe(415);
  });

  it('are taken at a bounded rate', async () => {
    const handler = edge(echo);
    const statuses: number[] = [];
    for (let i = 0; i < 25; i += 1) statuses.push((await handler(hook('{}'))).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(20);
    expect(statuses.slice(20)).toEqual([429, 429, 429, 429, 429]);
  });
});
