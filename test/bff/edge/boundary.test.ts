import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import type { AuditPage } from '#contract/audit.ts';
import { httpUpstream } from '#bff/edge/http-upstream.ts';
import { systemClock } from '#bff/edge/system-ports.ts';
import { exchange } from '#bff/core/processout/client-exchange.ts';
import { createFakeClock } from '#test/bff/support/fake-clock.ts';
import { startBff } from '#test/bff/support/start-bff.ts';
import type { TestBff } from '#test/bff/support/start-bff.ts';
import { createSimulator } from '#mocks/processout/simulator.ts';
import { findDetail, intentOf, refund, whileTimePasses } from '#test/bff/core/money/support.ts';

let rig: TestBff | null = null;
const servers: Server[] = [];
afterEach(async () => {
  await rig?.stop();
  rig = null;
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

/** A BFF whose calls upstream are kept, and whose replies from there go through `change`. */
async function start(change: (reply: Response) => Response | Promise<Response> = (reply) => reply) {
  const clock = createFakeClock();
  const simulator = createSimulator({ seed: 'test', size: 60, clock });
  const requests: Request[] = [];
  rig = await startBff({
    clock,
    fetch: async (request) => {
      requests.push(request.clone());
      return change(await simulator.fetch(request));
    },
  });
  await rig.synced();
  return { test: rig, requests };
}

const FORGED = {
  Cookie: '__Host-Http-sid=forged-canary',
  'X-Forwarded-For': '203.0.113.77',
  'X-Forwarded-Host': 'evil.example',
  'X-Forwarded-Proto': 'https',
  Forwarded: 'for=203.0.113.77;host=evil.example',
  'X-Real-IP': '203.0.113.77',
  'X-User-Id': 'forged-canary',
  'X-Original-URL': '/api/audit',
  'X-HTTP-Method-Override': 'DELETE',
  Authorization: 'Basic forged-canary',
  'API-Version': '0.0.0.1',
};

describe('what a client says about itself', () => {
  it('changes nothing, is not sent on and is not written down', async () => {
    const { test, requests } = await start();
    const payment = await findDetail(test, 'completed', ({ actions }) => actions.refund.allowed);
    const before = requests.length;
    const body = {
      version: payment.version,
      amount: '1',
      currency: payment.currency,
      reason: 'customer_request',
      invoice_detail_ids: [],
    };
    const sent = test.post(`/api/transactions/${payment.id}/refunds`, body, {
      ...FORGED,
      'Idempotency-Key': '00000000-0000-4000-9000-0000000000aa',
    });
    const intent = await intentOf(await whileTimePasses(test, sent, 10_000));
    expect(intent).toMatchObject({ state: 'done', actor: { id: 'operator' } });
    const upstream = requests.slice(before);
    expect(upstream.some(({ method }) => method === 'POST')).toBe(true);
    for (const { headers, url } of upstream) {
      const text = JSON.stringify([...headers]);
      expect(text + url).not.toMatch(/forged-canary|203\.0\.113\.77|evil\.example|0\.0\.0\.1|cookie/i);
    }
    const { entries } = await test.read<AuditPage>('/api/audit?limit=100');
    expect(JSON.stringify([entries, test.log])).not.toMatch(/forged-canary|203\.0\.113\.77|evil\.example/);
  });
});

describe('a field that ProcessOut adds', () => {
  /** Adds it to every object of a reply but to metadata, which is the merchant's own and is shown as it is. */
  function spiked(value: unknown, name = ''): unknown {
    if (Array.isArray(value)) return value.map((one) => spiked(one));
    if (typeof value !== 'object' || value === null || name === 'metadata') return value;
    const entries = Object.entries(value).map(([key, inner]) => [key, spiked(inner, key)]);
    return { ...Object.fromEntries(entries), secret_x: 'leak-canary' };
  }

  it('never reaches the browser, on any route', async () => {
    const { test } = await start(async (reply) =>
      Response.json(spiked(await reply.json()), { status: reply.status, headers: reply.headers }),
    );
    const first = async (path: string, name: string): Promise<string> =>
      (await test.read<Record<string, { id: string }[]>>(path))[name]?.[0]?.id ?? '';
    await test.clock.advance(120_000);
    const ids: Readonly<Record<string, string>> = {
      transactions: await first('/api/transactions', 'transactions'),
      customers: await first('/api/customers', 'customers'),
      invoices: await first('/api/invoices', 'invoices'),
      payouts: await first('/api/payouts', 'payouts'),
      events: await first('/api/events', 'events'),
    };
    let answered = 0;
    for (const { method, path } of test.bff.routes) {
      // An event is shown with the payload that ProcessOut sent, whole and on purpose.
      if (method !== 'GET' || path === '/api/live' || path === '/api/events/:id') continue;
      const address = path.replace(':id', ids[path.split('/')[2] ?? ''] ?? 'x').replace(/:\w+/g, 'x');
      const reply = await test.get(address);
      if (reply.ok) answered += 1;
      const text = await reply.text();
      expect([path, /leak-canary|secret_x/.test(text)]).toEqual([path, false]);
    }
    expect(answered).toBeGreaterThan(25);
  });
});

describe('a redirect of ProcessOut', () => {
  async function serve(
    answer: (message: IncomingMessage) => [number, Record<string, string>],
  ): Promise<string> {
    const server = createServer((message, reply) => {
      reply.writeHead(...answer(message)).end('{}');
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    return `http://127.0.0.1:${String(typeof address === 'object' && address ? address.port : 0)}`;
  }

  it.each([301, 302, 303, 307, 308])(
    '(%i) is not followed over real HTTP, and no key goes there',
    async (status) => {
      const seen: IncomingMessage[] = [];
      const evil = await serve((message) => {
        seen.push(message);
        return [200, {}];
      });
      const baseUrl = await serve(() => [status, { Location: `${evil}/transactions` }]);
      const upstream = httpUpstream(
        baseUrl,
        'test-proj_x',
        () => 'key_canary_12345',
        (send) => send,
      );
      for (const method of ['GET', 'POST'] as const) {
        const call = {
          method,
          path: '/transactions',
          timeoutMs: 5_000,
          ...(method === 'POST' && { body: {} }),
        };
        expect(await exchange({ upstream, clock: systemClock }, call)).toMatchObject({
          kind: 'unreadable',
          why: 'redirect',
        });
      }
      expect(seen).toEqual([]);
    },
  );

  it('is a 502 for a read, and stops a refund before it is sent', async () => {
    let redirecting = false;
    const { test, requests } = await start((reply) =>
      redirecting
        ? new Response(null, { status: 302, headers: { Location: 'https://evil.example/' } })
        : reply,
    );
    const payment = await findDetail(test, 'completed', ({ actions }) => actions.refund.allowed);
    redirecting = true;
    expect((await test.get(`/api/transactions/${payment.id}`)).status).toBe(502);
    const refused = await whileTimePasses(test, refund(test, payment), 10_000);
    expect(refused.status).toBe(502);
    expect(requests.filter(({ url }) => !url.startsWith('https://api.processout.test/'))).toEqual([]);
    expect(requests.filter(({ method }) => method === 'POST')).toEqual([]);
  });
});
