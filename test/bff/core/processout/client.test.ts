import { describe, expect, it } from 'vitest';
import { id, wireTransaction } from '../../support/wire.ts';
import { after, CAPTURE, GOOD, hanging, IV, refusal, rig, TR } from './client-rig.ts';

describe('a read', () => {
  it('sends credentials, version and the expansions, and gives the object', async () => {
    const { client, requests } = rig(() => Response.json(GOOD));
    const read = await client.transaction(TR);
    expect(read.ok && read.value.id).toBe(TR);
    const [request] = requests;
    const url = new URL(request!.url);
    expect(url.pathname).toBe(`/transactions/${TR}`);
    expect(url.searchParams.getAll('expand[]')).toContain('operations.gateway_configuration');
    expect(request!.headers.get('api-version')).toBe('1.4.0.0');
    const [, credentials = ''] = request!.headers.get('authorization')!.split(' ');
    expect(Buffer.from(credentials, 'base64').toString()).toBe('test-proj_1:key_§');
  });

  it.each(['', 'tr_1', IV, `${TR}/../../x`, `${TR}?`])('never sends %j as an id', async (wrong) => {
    const { client, requests } = rig(() => Response.json(GOOD));
    expect(await client.transaction(wrong)).toEqual({ ok: false, problem: { kind: 'not_found' } });
    expect(await client.capture(wrong === IV ? TR : wrong, CAPTURE, 'key')).toMatchObject({ ok: false });
    expect(requests).toEqual([]);
  });

  it.each([
    [404, refusal('resource.transaction.not-found'), { kind: 'not_found' }],
    [
      404,
      refusal('request.route-not-found'),
      {
        kind: 'rejected',
        status: 404,
        errorType: 'request.route-not-found',
        message: 'No.',
        invalidFields: [],
      },
    ],
    [401, refusal('request.authentication.invalid'), { kind: 'unauthenticated' }],
    [
      400,
      refusal('request.validation.error'),
      {
        kind: 'rejected',
        status: 400,
        errorType: 'request.validation.error',
        message: 'No.',
        invalidFields: [],
      },
    ],
    [410, refusal('card.declined'), { kind: 'declined', errorType: 'card.declined', message: 'No.' }],
    [404, { detail: 'some proxy' }, { kind: 'invalid_reply', path: 'success' }],
    [200, refusal('anything'), { kind: 'invalid_reply', path: 'success' }],
    [
      200,
      { success: true, transaction: { ...wireTransaction(1), amount: 10 } },
      { kind: 'invalid_reply', path: 'transaction.amount' },
    ],
  ])('makes of %i %j what it means, and asks once', async (status, body, problem) => {
    const { client, clock, requests } = rig(() => Response.json(body, { status }));
    expect(await after(clock, client.transaction(TR))).toEqual({ ok: false, problem });
    expect(requests).toHaveLength(1);
  });

  it('names the path of a mismatch in the log, and no content', async () => {
    const { client, log } = rig(() =>
      Response.json({ success: true, transaction: { ...wireTransaction(1), currency: '?' } }),
    );
    await client.transaction(TR);
    expect(log).toEqual([
      {
        level: 'error',
        event: 'upstream reply does not match its schema',
        fields: { resource: 'transactions', path: 'transaction.currency' },
      },
    ]);
  });

  it('is tried three times when nothing or a 5xx comes', async () => {
    const down = rig(() => Response.json({}, { status: 503 }));
    expect(await after(down.clock, down.client.transaction(TR))).toEqual({
      ok: false,
      problem: { kind: 'unavailable', reached: true },
    });
    expect(down.requests).toHaveLength(3);
    const flaky = rig((_, count) =>
      count < 3 ? Promise.reject(new TypeError('reset')) : Response.json(GOOD),
    );
    expect(await after(flaky.clock, flaky.client.transaction(TR))).toMatchObject({ ok: true });
  });

  it('gives up on a silent server after ten seconds a try', async () => {
    const { client, clock, requests } = rig(hanging);
    const read = client.transaction(TR);
    await clock.advance(9_900);
    expect(requests).toHaveLength(1);
    expect(await after(clock, read, 60_000)).toEqual({
      ok: false,
      problem: { kind: 'unavailable', reached: true },
    });
    expect(requests).toHaveLength(3);
  });

  it('stops when its caller leaves', async () => {
    const { client, requests, clock } = rig(hanging);
    const leaving = new AbortController();
    const read = client.transaction(TR, leaving.signal);
    leaving.abort();
    expect(await read).toMatchObject({ ok: false, problem: { kind: 'unavailable' } });
    await clock.advance(60_000);
    expect(requests).toHaveLength(1);
    expect(client.health().state).toBe('up');
  });

  it.each([
    ['3', 3_000],
    ['Tue, 10 Mar 2026 12:00:04 GMT', 4_000],
  ])('waits as long as Retry-After %j says', async (header, ms) => {
    const { client, clock, requests } = rig((_, count) =>
      count === 1
        ? Response.json({}, { status: 429, headers: { 'Retry-After': header } })
        : Response.json(GOOD),
    );
    const read = client.transaction(TR);
    await clock.advance(ms - 1);
    expect(requests).toHaveLength(1);
    await clock.advance(1);
    expect(await read).toMatchObject({ ok: true });
  });

  it('does not keep its caller waiting for a long Retry-After', async () => {
    const { client, requests } = rig(() =>
      Response.json({}, { status: 429, headers: { 'Retry-After': '120' } }),
    );
    expect(await client.transaction(TR)).toEqual({
      ok: false,
      problem: { kind: 'rate_limited', retryAfterMs: 120_000 },
    });
    expect(requests).toHaveLength(1);
  });

  it.each([
    [
      'a redirect',
      () => new Response(null, { status: 302, headers: { Location: 'https://evil.test/' } }),
      '(redirect)',
    ],
    ['a page of HTML', () => new Response('<html>'), '(not JSON)'],
    ['a flood', () => new Response('x'.repeat(5 * 1024 * 1024 + 1)), '(too large)'],
  ])('takes no %s for an answer', async (_, answer, path) => {
    const { client, requests } = rig(answer);
    expect(await client.transaction(TR)).toEqual({ ok: false, problem: { kind: 'invalid_reply', path } });
    expect(requests).toHaveLength(1);
  });
});

describe('a list', () => {
  const page = (transactions: unknown[]) =>
    Response.json({
      success: true,
      transactions,
      count: 3,
      has_more: true,
      limit: 3,
      order: 'desc',
      total_count: 9,
    });

  it('passes bad objects over and names them', async () => {
    const bad = { ...wireTransaction(2), status: 'new-one' };
    const { client } = rig(() => page([wireTransaction(3), bad, { id: 'what' }]));
    const read = await client.transactions({ limit: 3, order: 'desc' });
    if (!read.ok) throw new Error('no page');
    expect(read.value.items.map((one) => one.id)).toEqual([id('tr', 3)]);
    expect(read.value.skipped).toEqual([
      { id: id('tr', 2), path: 'status' },
      { id: null, path: 'name' },
    ]);
    expect(read.value).toMatchObject({ lastId: id('tr', 2), hasMore: true, totalCount: 9 });
  });

  it('is read to its end where it is wanted whole', async () => {
    const envelope = { success: true, count: 1, limit: 1, order: 'asc', total_count: 2 };
    const refund = (n: number) => ({ id: id('refd', n), amount: '1', created_at: '2026-03-01T10:00:00Z' });
    const { client, requests } = rig((request) => {
      const second = new URL(request.url).searchParams.has('start_after');
      return Response.json({ ...envelope, has_more: !second, refunds: [refund(second ? 2 : 1)] });
    });
    const read = await client.refunds(TR);
    expect(read.ok && read.value.map((one) => one.id)).toEqual([id('refd', 1), id('refd', 2)]);
    expect(requests).toHaveLength(2);
  });
});
