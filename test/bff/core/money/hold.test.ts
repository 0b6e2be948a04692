import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TransactionDetail } from '#contract/transaction-detail.ts';
import { MONEY_ACTIONS } from '#domain/actions.ts';
import { money, formatDecimal, zero, add } from '#domain/money.ts';
import { TRANSACTION_STATUSES } from '#domain/transaction.ts';
import type { TestBff } from '#test/bff/support/start-bff.ts';
import {
  detail,
  expectSound,
  findDetail,
  intentOf,
  newKey,
  readIntent,
  startQuietly,
  whileTimePasses,
} from './support.ts';

let test: TestBff;
let seen: TransactionDetail;

beforeEach(async () => {
  test = await startQuietly({ size: 400 });
  seen = await findDetail(test, 'authorized', ({ actions }) => actions.capture.allowed);
});

afterEach(() => test.stop());

type Path = 'void' | 'capture' | 'increment' | 'refunds';

function act(
  on: TransactionDetail,
  path: Path,
  body: Record<string, unknown> = {},
  key = newKey(),
): Promise<Response> {
  const money = path === 'void' ? {} : { amount: on.authorized_amount, currency: on.currency };
  return test.post(
    `/api/transactions/${on.id}/${path}`,
    { version: on.version, ...money, ...body },
    { 'Idempotency-Key': key },
  );
}

describe('a hold', () => {
  it('can be voided, and then neither captured nor voided again', async () => {
    const intent = await intentOf(await act(seen, 'void'));
    expect(intent).toMatchObject({ state: 'done', amount: null });
    const after = await detail(test, seen.id);
    expect(after.status).toBe('voided');
    expect((await act(after, 'capture')).status).toBe(409);
    expect((await act(after, 'void')).status).toBe(409);
    expectSound(test, seen.id, [intent.id]);
  });

  it('can be captured in part, with a descriptor', async () => {
    const part = formatDecimal({
      currency: seen.currency,
      minor: money(seen.authorized_amount, seen.currency).minor / 2n,
    });
    const reply = await act(seen, 'capture', { amount: part, statement_descriptor: 'NORRLAND 1.5/2' });
    const intent = await intentOf(reply);
    expect(['done', 'pending']).toContain(intent.state);
    test.simulator.advance(3_600_000);
    await test.clock.advance(400_000);
    expect((await readIntent(test, intent.id)).state).toBe('done');
    expect((await detail(test, seen.id)).captured_amount).toBe(part);
  });

  it.each([
    [
      'above the hold',
      (amount: string, currency: string) =>
        formatDecimal(add(money(amount, currency), { currency, minor: 1n })),
    ],
    ['of nothing', (_amount: string, currency: string) => formatDecimal(zero(currency))],
  ])('is not captured for an amount %s', async (_name, amount) => {
    const reply = await act(seen, 'capture', { amount: amount(seen.authorized_amount, seen.currency) });
    expect(reply.status).toBe(400);
    expect(test.asked.filter((each) => each.startsWith('POST'))).toEqual([]);
  });

  it('is not captured with a descriptor that the schemes would refuse', async () => {
    for (const statement_descriptor of ['X'.repeat(23), 'STAR*SHOP', '']) {
      const reply = await act(seen, 'capture', { statement_descriptor });
      expect(reply.status).toBe(400);
      expect(await reply.json()).toMatchObject({
        error: { fields: { statement_descriptor: expect.any(String) as unknown } },
      });
    }
  });

  it('that two agents void and capture at once has one of the two effects', async () => {
    const replies = await Promise.all([act(seen, 'void'), act(seen, 'capture')]);
    expect(replies.map(({ status }) => status).filter((status) => status < 300)).toHaveLength(1);
    await test.clock.advance(400_000);
    expectSound(test, seen.id, []);
  });

  it('whose void gets no answer refuses everything else until it is known', async () => {
    test.simulator.faults.set([{ kind: 'timeout-after', ms: 1_000, times: 1, match: { method: 'POST' } }]);
    const intent = await intentOf(await whileTimePasses(test, act(seen, 'void'), 1_500));
    expect(intent.state).toBe('unknown');
    const during = await detail(test, seen.id);
    for (const action of MONEY_ACTIONS) expect(during.actions[action].allowed).toBe(false);
    await test.clock.advance(10_000);
    expect(await readIntent(test, intent.id)).toMatchObject({ state: 'done' });
    expectSound(test, seen.id, [intent.id]);
  });

  it('that is incremental grows by what is added', async () => {
    const incremental = await findDetail(test, 'authorized', ({ actions }) => actions.increment.allowed);
    const intent = await intentOf(await act(incremental, 'increment', { amount: '1' }));
    expect(intent.state).toBe('done');
    const grown = add(
      money(incremental.authorized_amount, incremental.currency),
      money('1', incremental.currency),
    );
    expect((await detail(test, incremental.id)).authorized_amount).toBe(formatDecimal(grown));
  });

  it('that lapsed cannot be captured', async () => {
    test.simulator.advance(8 * 86_400_000);
    const after = await detail(test, seen.id);
    expect(after.actions.capture).toMatchObject({ allowed: false });
    expect((await act(after, 'capture')).status).toBe(409);
  });
});

describe('what is not allowed', () => {
  it('says why, for every status and action, and sends nothing', async () => {
    for (const status of TRANSACTION_STATUSES) {
      const transaction = await findDetail(test, status);
      for (const action of MONEY_ACTIONS) {
        const permission = transaction.actions[action];
        if (permission.allowed) continue;
        expect(permission.reason).toMatch(/^[A-Z].+\.$/);
        const path = action === 'refund' ? 'refunds' : action;
        const extra =
          action === 'refund' ? { reason: 'fraud', invoice_detail_ids: [], amount: '1' } : { amount: '1' };
        const reply = await act(transaction, path, action === 'void' ? {} : extra);
        expect([status, action, reply.status]).toEqual([status, action, 409]);
      }
    }
    expect(test.asked.filter((each) => each.startsWith('POST'))).toEqual([]);
  });
});
