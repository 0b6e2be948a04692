import { afterEach, describe, expect, it } from 'vitest';
import type { ErrorBody } from '#contract/errors.ts';
import type { Session } from '#contract/session.ts';
import { ORIGIN, startBff } from '../../support/start-bff.ts';
import type { TestBff } from '../../support/start-bff.ts';
import { id } from '../../support/wire.ts';

let rig: TestBff;
afterEach(() => rig.stop());

async function errorOf(reply: Response): Promise<ErrorBody['error']> {
  return ((await reply.json()) as ErrorBody).error;
}

const PATHS = [
  '/api/session',
  '/api/sync',
  '/api/live',
  '/api/transactions',
  '/api/transactions/count',
  '/api/nowhere',
];

describe('every request', () => {
  it('must carry the header that only the app sends', async () => {
    rig = await startBff({ size: 1 });
    for (const path of PATHS) {
      const reply = await rig.bff.fetch(new Request(`${ORIGIN}${path}`));
      expect(reply.status).toBe(403);
      expect(await errorOf(reply)).toMatchObject({ code: 'forbidden', retryable: false });
    }
  });

  it('must come from somebody', async () => {
    rig = await startBff({ size: 1, identify: () => Promise.resolve(null) });
    const reply = await rig.get('/api/session');
    expect(reply.status).toBe(401);
    expect(await errorOf(reply)).toMatchObject({ code: 'signed_out' });
  });

  it('gets a name that is in the reply and in the error, and is not cached', async () => {
    rig = await startBff({ size: 1 });
    const good = await rig.get('/api/session');
    expect(good.headers.get('x-request-id')).toMatch(/^req_[0-9a-f]{32}$/);
    expect(good.headers.get('cache-control')).toBe('no-store');
    const bad = await rig.get('/api/nowhere');
    expect(bad.status).toBe(404);
    expect(bad.headers.get('cache-control')).toBe('no-store');
    expect(await errorOf(bad)).toMatchObject({
      code: 'not_found',
      request_id: bad.headers.get('x-request-id'),
    });
  });

  it('with a wrong method is told the right ones', async () => {
    rig = await startBff({ size: 1 });
    for (const path of ['/api/session', '/api/transactions', '/api/transactions/options']) {
      const reply = await rig.post(path, {});
      expect(reply.status).toBe(405);
      expect(reply.headers.get('allow')).toBe('GET');
      expect(await errorOf(reply)).toMatchObject({ code: 'method_not_allowed' });
    }
    const money = await rig.get(`/api/transactions/${id('tr', 1)}/void`);
    expect(money.headers.get('allow')).toBe('POST');
  });

  it('that hits a defect gets no details, and the log gets them', async () => {
    rig = await startBff({ size: 1, identify: () => Promise.reject(new Error('the directory is on fire')) });
    const reply = await rig.get('/api/session');
    expect(reply.status).toBe(500);
    const text = await reply.text();
    expect(text).not.toContain('fire');
    const requestId = (JSON.parse(text) as ErrorBody).error.request_id;
    expect(rig.log).toMatchObject([
      {
        level: 'error',
        event: 'request failed',
        fields: { request_id: requestId, message: 'the directory is on fire' },
      },
    ]);
  });
});

describe('GET /api/session', () => {
  it('says who, where and when', async () => {
    rig = await startBff({ size: 1 });
    expect(await rig.read<Session>('/api/session')).toEqual({
      actor: { id: 'operator', name: 'Test Operator', role: 'finance' },
      project: { id: 'test-proj_sandbox', name: 'Test shop' },
      environment: 'sandbox',
      now: '2026-03-10T12:00:00Z',
      identities: [],
      sign_in: false,
    });
  });
});

describe('a list query', () => {
  it.each([
    ['colour=red', 'colour'],
    ['status=paid', 'status'],
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['order=up', 'order'],
    ['currency=EURO', 'currency'],
    ['amount_gte=5', 'amount_gte'],
    ['amount_lte=5&currency=EUR&currency=SEK', 'amount_lte'],
    ['amount_gte=5.001&currency=EUR', 'amount_gte'],
    ['created_gte=yesterday', 'created_gte'],
    ['customer_id=tr_1', 'customer_id'],
    ['q=', 'q'],
    ['start_after=tr_1', 'start_after'],
    [`start_after=${id('tr', 1)}&end_before=${id('tr', 2)}`, 'end_before'],
    [`start_after=${id('tr', 999)}`, 'start_after'],
    [`end_before=${id('tr', 999)}`, 'end_before'],
  ])('%s is refused for its %s, and nothing is asked upstream', async (query, field) => {
    rig = await startBff({ size: 5 });
    await rig.synced();
    const asked = rig.asked.length;
    const reply = await rig.get(`/api/transactions?${query}`);
    expect(reply.status).toBe(400);
    const error = await errorOf(reply);
    expect(error.code).toBe('invalid_request');
    expect(Object.keys(error.fields ?? {})).toContain(field);
    expect(rig.asked).toHaveLength(asked);
  });
});

describe('GET /api/live', () => {
  it('begins with the state of the mirror, beats, and ends when its reader leaves', async () => {
    rig = await startBff({ size: 5 });
    await rig.synced();
    const leaving = new AbortController();
    const reply = await rig.bff.fetch(
      new Request(`${ORIGIN}/api/live`, { headers: { 'X-Counterfoil': '1' }, signal: leaving.signal }),
    );
    expect(reply.headers.get('content-type')).toContain('text/event-stream');
    const text = reply.text();
    await rig.clock.advance(16_000);
    leaving.abort();
    const [first = '', ...rest] = (await text).split('\n\n');
    expect(first).toMatch(/^event: sync\ndata: \{"type":"sync","sync":\{"coverage":\{"complete":true/);
    expect(rest).toContain(': still here');
  });

  it('ends when the server stops', async () => {
    rig = await startBff({ size: 5 });
    const text = (await rig.get('/api/live')).text();
    await rig.stop();
    expect(await text).toContain('event: sync');
    rig = await startBff({ size: 1 });
  });
});
