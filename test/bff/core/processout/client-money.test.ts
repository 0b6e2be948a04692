import { describe, expect, it } from 'vitest';
import { id } from '../../support/wire.ts';
import { after, CAPTURE, GOOD, hanging, IV, REFUND, refusal, rig, TR } from './client-rig.ts';

describe('a money call', () => {
  it('goes out with its key and exactly what was given', async () => {
    const refund = { id: id('refd', 1), amount: '5', created_at: '2026-03-01T10:00:00Z' };
    const { client, requests } = rig(() => Response.json({ success: true, refund }));
    expect(await client.refund(TR, REFUND, 'the-key')).toMatchObject({ ok: true });
    const [request] = requests;
    expect(request!.headers.get('idempotency-key')).toBe('the-key');
    expect(await request!.json()).toEqual({
      amount: '5.00',
      reason: 'fraud',
      invoice_detail_ids: [],
      metadata: { intent: 'k' },
    });
  });

  it.each([
    ['a 500', () => Response.json({}, { status: 500 }), { kind: 'unavailable', reached: true }],
    ['a 409', () => Response.json(refusal('x'), { status: 409 }), { kind: 'unavailable', reached: true }],
    ['a 429', () => Response.json({}, { status: 429 }), { kind: 'rate_limited', retryAfterMs: null }],
    [
      'a broken connection',
      () => Promise.reject(new TypeError('reset')),
      { kind: 'unavailable', reached: true },
    ],
    ['success: false', () => Response.json(refusal('x')), { kind: 'invalid_reply', path: 'success' }],
    ['silence', hanging, { kind: 'unavailable', reached: true }],
  ] as const)('is never repeated after %s', async (_, answer, problem) => {
    const { client, clock, requests } = rig(answer);
    expect(await after(clock, client.void(IV, 'k'))).toEqual({ ok: false, problem });
    expect(requests).toHaveLength(1);
  });

  it('may take up to a hundred seconds', async () => {
    const { client, clock } = rig(async () => {
      await clock.sleep(99_000);
      return Response.json(GOOD);
    });
    expect(await after(clock, client.increment(IV, '1.00', 'k'), 99_500)).toMatchObject({ ok: true });
  });

  it('knows when the connection was never made', async () => {
    const refused = new TypeError('fetch failed', {
      cause: Object.assign(new Error('no'), { code: 'ECONNREFUSED' }),
    });
    const { client } = rig(() => Promise.reject(refused));
    expect(await client.capture(IV, CAPTURE, 'k')).toEqual({
      ok: false,
      problem: { kind: 'unavailable', reached: false },
    });
  });
});

describe('the line', () => {
  it('counts as down after five failures, spares the server, and finds out when it is back', async () => {
    let up = false;
    const { client, clock, requests } = rig(() =>
      up ? Response.json(GOOD) : Response.json({}, { status: 502 }),
    );
    const states: string[] = [];
    client.onHealth(({ state }) => states.push(state));
    await after(clock, client.transaction(TR), 5_000);
    await after(clock, client.transaction(TR), 5_000);
    expect(client.health()).toMatchObject({ state: 'down' });
    const asked = requests.length;
    expect(await client.transaction(TR)).toEqual({
      ok: false,
      problem: { kind: 'unavailable', reached: false },
    });
    expect(requests).toHaveLength(asked);
    up = true;
    await clock.advance(15_000);
    expect(await client.transaction(TR)).toMatchObject({ ok: true });
    expect(states.at(0)).toBe('down');
    expect(states.at(-1)).toBe('up');
  });

  it('counts as limited until a read goes through', async () => {
    const { client, clock } = rig((_, count) =>
      count === 1
        ? Response.json({}, { status: 429, headers: { 'Retry-After': '60' } })
        : Response.json(GOOD),
    );
    await client.transaction(TR);
    expect(client.health()).toEqual({ state: 'limited', since: clock.now(), retryAt: clock.now() + 60_000 });
    await client.transaction(TR);
    expect(client.health()).toEqual({ state: 'up', since: clock.now(), retryAt: null });
  });

  it('tells ProcessOut’s time, to the second', async () => {
    const { client, clock } = rig(() =>
      Response.json(GOOD, { headers: { Date: 'Tue, 10 Mar 2026 12:10:00 GMT' } }),
    );
    expect(client.now()).toBe(clock.now());
    await client.transaction(TR);
    expect(client.now()).toBe(Date.parse('2026-03-10T12:10:00.500Z'));
  });
});
