import { afterEach, describe, expect, it } from 'vitest';
import { CALL_RATES } from '#bff/core/access/call-rates.ts';
import { errorBody } from '#contract/errors.ts';
import type { Actor } from '#contract/session.ts';
import { startBff } from '#test/bff/support/start-bff.ts';
import type { TestBff } from '#test/bff/support/start-bff.ts';
import { findDetail, refund } from '../money/support.ts';

const MARA: Actor = { id: 'mara', name: 'Mara', role: 'finance' };
const JONAS: Actor = { id: 'jonas', name: 'Jonas', role: 'finance' };

let rig: TestBff;
let who: Actor;
afterEach(() => rig.stop());

async function start(): Promise<void> {
  who = MARA;
  rig = await startBff({ size: 20, identify: () => Promise.resolve(who), callRates: CALL_RATES });
  await rig.synced();
}

/** Statuses of so many calls, one after the other. */
async function statuses(times: number, call: () => Promise<Response>): Promise<number[]> {
  const found: number[] = [];
  for (let i = 0; i < times; i += 1) {
    const reply = await call();
    await reply.body?.cancel();
    found.push(reply.status);
  }
  return found;
}

describe('calls that one person makes too often', () => {
  it('move no more money: a 429 that says when to try again, and nothing sent', async () => {
    await start();
    const payment = await findDetail(rig, 'completed', ({ actions }) => actions.refund.allowed);
    const send = (): Promise<Response> => refund(rig, payment, { version: 'stale' });
    const { burst } = CALL_RATES.money;
    expect(new Set(await statuses(burst, send))).toEqual(new Set([409]));
    const reply = await send();
    expect(reply.status).toBe(429);
    expect(reply.headers.get('Retry-After')).toBe('2');
    const { error } = errorBody.parse(await reply.json());
    expect(error).toMatchObject({ code: 'rate_limited', retryable: true, retry_after_seconds: 2 });
    expect(rig.asked.filter((line) => line.startsWith('POST'))).toEqual([]);
    expect(rig.log.filter(({ event }) => event === 'rate limited')).toHaveLength(1);

    who = JONAS;
    expect((await send()).status).toBe(409);
    who = MARA;
    expect((await rig.get('/api/transactions')).status).toBe(200);
    await rig.clock.advance(2_000);
    expect(await statuses(2, send)).toEqual([409, 429]);
  });

  it('take away few files, and write each down', async () => {
    await start();
    const take = (): Promise<Response> => rig.get(`/api/payouts/payt_${'0'.repeat(32)}/items.csv`);
    const found = await statuses(CALL_RATES.export.burst + 1, take);
    expect(found.at(-1)).toBe(429);
    expect(found.filter((status) => status === 429)).toHaveLength(1);
  });

  it('leave room for whoever looks about', async () => {
    await start();
    const found = await statuses(CALL_RATES.read.burst, () => rig.get('/api/session'));
    expect(found.filter((status) => status !== 200).length).toBeLessThanOrEqual(1);
    expect((await statuses(2, () => rig.get('/api/session'))).at(-1)).toBe(429);
  });
});
