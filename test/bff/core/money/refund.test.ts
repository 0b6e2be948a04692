import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TransactionDetail } from '#contract/transaction-detail.ts';
import type { TestBff } from '#test/bff/support/start-bff.ts';
import {
  detail,
  expectSound,
  findDetail,
  intentOf,
  newKey,
  readIntent,
  refund,
  startQuietly,
  whileTimePasses,
} from './support.ts';

let test: TestBff;
let seen: TransactionDetail;

beforeEach(async () => {
  test = await startQuietly({ size: 300 });
  seen = await findDetail(test, 'completed', ({ currency, lines }) => currency === 'EUR' && lines.length > 1);
});

afterEach(() => test.stop());

const effects = (intent: string) => test.simulator.ledger.effectsByMetadata('intent_id', intent);

describe('a refund', () => {
  it('is made once and comes back with its id', async () => {
    const intent = await intentOf(await refund(test, seen, { amount: '2.50' }));
    expect(intent).toMatchObject({
      state: 'done',
      amount: '2.50',
      currency: 'EUR',
      actor: { name: 'Test Operator' },
    });
    expect(intent.refund_id).toMatch(/^refd_/);
    expect(effects(intent.id)).toHaveLength(1);
    const after = await detail(test, seen.id);
    expect(after.status).toBe('refunded');
    expect(after.refunds).toContainEqual(
      expect.objectContaining({ id: intent.refund_id, by: 'Test Operator' }),
    );
  });

  it('of nothing but an amount touches no order line', async () => {
    await refund(test, seen, { amount: '1.00', lines: [] });
    const after = await detail(test, seen.id);
    expect(after.lines.every((line) => line.refunded_at === null)).toBe(true);
  });

  it('of a line records that line', async () => {
    const line = seen.lines[0];
    if (!line) throw new Error('no line');
    const intent = await intentOf(await refund(test, seen, { amount: line.refundable, lines: [line.id] }));
    expect(intent.state).toBe('done');
    const after = await detail(test, seen.id);
    expect(after.lines.find(({ id }) => id === line.id)?.refunded).toBe(line.total);
    expect(after.lines.filter((each) => each.refunded_at !== null)).toHaveLength(1);
  });

  it('under the same key is the same intent, also when both arrive at once', async () => {
    const key = newKey();
    const [first, second] = await Promise.all([refund(test, seen, { key }), refund(test, seen, { key })]);
    expect((await intentOf(first)).id).toBe(key);
    expect((await intentOf(second)).id).toBe(key);
    const third = await intentOf(await refund(test, seen, { key }));
    expect(third.state).toBe('done');
    expect(effects(key)).toHaveLength(1);
  });

  it('under the same key with other contents is refused', async () => {
    const key = newKey();
    await refund(test, seen, { key, amount: '1.00' });
    const reply = await refund(test, seen, { key, amount: '2.00' });
    expect(reply.status).toBe(422);
    expect(await reply.json()).toMatchObject({ error: { code: 'idempotency_mismatch' } });
    expect(effects(key)).toHaveLength(1);
  });

  it('of a second agent who saw the older state is told what changed', async () => {
    const all = seen.available_amount;
    const [first, second] = await Promise.all([
      refund(test, seen, { amount: all }),
      refund(test, seen, { amount: all }),
    ]);
    const statuses = [first.status, second.status].sort();
    expect(statuses).toEqual([200, 409]);
    const late = first.status === 409 ? first : second;
    expect(await late.json()).toMatchObject({
      error: { code: 'transaction_changed' },
      transaction: { id: seen.id },
    });
    expectSound(test, seen.id, []);
  });

  it('that fails later turns its intent to failed, with the money back', async () => {
    const reply = await test.post(
      `/api/transactions/${seen.id}/refunds`,
      {
        version: seen.version,
        amount: '1.00',
        currency: 'EUR',
        reason: 'customer_request',
        information: 'sentinel:fails-later',
        invoice_detail_ids: [],
      },
      { 'Idempotency-Key': newKey() },
    );
    const intent = await intentOf(reply);
    expect(intent.state).toBe('done');
    test.simulator.advance(10 * 86_400_000);
    const after = await detail(test, seen.id);
    expect(after.available_amount).toBe(seen.available_amount);
    expect(after.intents.find(({ id }) => id === intent.id)).toMatchObject({ state: 'failed' });
  });
});

describe('a refund whose answer is lost', () => {
  it('after it was made is found by asking, and never sent again', async () => {
    test.simulator.faults.set([{ kind: 'timeout-after', ms: 1_000, times: 1, match: { method: 'POST' } }]);
    const reply = await whileTimePasses(test, refund(test, seen, { amount: '3.00' }), 1_500);
    const intent = await intentOf(reply);
    expect(intent.state).toBe('unknown');
    expect(intent.message).toContain('We are checking');
    await test.clock.advance(10_000);
    expect(await readIntent(test, intent.id)).toMatchObject({
      state: 'done',
      refund_id: expect.stringMatching(/^refd_/) as unknown,
    });
    expect(effects(intent.id)).toHaveLength(1);
    expect(test.asked.filter((each) => each.startsWith('POST'))).toHaveLength(1);
  });

  it('before it was made is sent again with the same key, once nothing can be under way any more', async () => {
    test.simulator.faults.set([{ kind: 'timeout-before', ms: 1_000, times: 1, match: { method: 'POST' } }]);
    const intent = await intentOf(await whileTimePasses(test, refund(test, seen), 1_500));
    expect(intent.state).toBe('unknown');
    await test.clock.advance(60_000);
    expect(await readIntent(test, intent.id)).toMatchObject({ state: 'unknown' });
    await test.clock.advance(600_000);
    expect(await readIntent(test, intent.id)).toMatchObject({ state: 'done' });
    expect(effects(intent.id)).toHaveLength(1);
  });

  it('keeps its amount reserved meanwhile', async () => {
    test.simulator.faults.set([{ kind: 'timeout-before', ms: 1_000, times: 1, match: { method: 'POST' } }]);
    await whileTimePasses(test, refund(test, seen, { amount: seen.available_amount }), 1_500);
    const now = await detail(test, seen.id);
    expect(now.actions.refund.allowed).toBe(false);
    const second = await refund(test, now, { amount: '1.00' });
    expect(second.status).toBe(409);
  });

  it('is left to a person after three sendings without a trace', async () => {
    test.simulator.faults.set([{ kind: 'timeout-before', ms: 1_000, match: { method: 'POST' } }]);
    const intent = await intentOf(await whileTimePasses(test, refund(test, seen), 1_500));
    await test.clock.advance(1_300_000);
    expect(await readIntent(test, intent.id)).toMatchObject({ state: 'unknown', next_check_at: null });
    expect(test.asked.filter((each) => each.startsWith('POST'))).toHaveLength(3);
    expect(effects(intent.id)).toHaveLength(0);
  });

  it('has one effect where idempotency keys are ignored', async () => {
    test.simulator.faults.set([
      { kind: 'ignore-idempotency-key' },
      { kind: 'timeout-after', ms: 1_000, times: 1, match: { method: 'POST' } },
    ]);
    const intent = await intentOf(await whileTimePasses(test, refund(test, seen), 1_500));
    await test.clock.advance(900_000);
    expect(await readIntent(test, intent.id)).toMatchObject({ state: 'done' });
    expect(effects(intent.id)).toHaveLength(1);
  });

  it('is answered within eight seconds though the PSP takes a minute', async () => {
    test.simulator.faults.set([{ kind: 'latency', ms: 60_000, match: { method: 'POST' } }]);
    const pending = refund(test, seen);
    await test.clock.advance(8_500);
    const intent = await intentOf(await pending);
    expect(intent.state).toBe('pending');
    await test.clock.advance(60_000);
    expect(await readIntent(test, intent.id)).toMatchObject({ state: 'done' });
  });
});

describe('a refund that is refused', () => {
  it.each([
    ['zero', { amount: '0' }],
    ['negative', { amount: '-1' }],
    ['with too many decimals', { amount: '1.001' }],
    ['above what is left', { amount: '999999' }],
    ['no number', { amount: '1e3' }],
  ])('for an amount that is %s sends nothing', async (_name, options) => {
    const reply = await refund(test, seen, options);
    expect(reply.status).toBe(400);
    expect(await reply.json()).toMatchObject({
      error: { fields: { amount: expect.any(String) as unknown } },
    });
    expect(test.asked.filter((each) => each.startsWith('POST'))).toEqual([]);
  });

  it.each(['amount', 'invoice_detail_ids', 'reason', 'version', 'currency'])(
    'without %s sends nothing',
    async (field) => {
      const body: Record<string, unknown> = {
        version: seen.version,
        amount: '1',
        currency: 'EUR',
        reason: 'fraud',
        invoice_detail_ids: [],
      };
      const { [field]: _left, ...rest } = body;
      const reply = await test.post(`/api/transactions/${seen.id}/refunds`, rest, {
        'Idempotency-Key': newKey(),
      });
      expect(reply.status).toBe(400);
      expect(await reply.json()).toMatchObject({
        error: { fields: { [field]: expect.any(String) as unknown } },
      });
      expect(test.asked.filter((each) => each.startsWith('POST'))).toEqual([]);
    },
  );

  it('for another currency, an unknown field, a missing or malformed key or id sends nothing', async () => {
    const body = {
      version: seen.version,
      amount: '1',
      currency: 'SEK',
      reason: 'fraud',
      invoice_detail_ids: [],
    };
    const path = `/api/transactions/${seen.id}/refunds`;
    const key = { 'Idempotency-Key': newKey() };
    const replies = [
      await test.post(path, body, key),
      await test.post(path, { ...body, currency: 'EUR', extra: 1 }, key),
      await test.post(path, { ...body, currency: 'EUR' }),
      await test.post(path, { ...body, currency: 'EUR' }, { 'Idempotency-Key': 'again' }),
      await test.post('/api/transactions/tr_..%2Frefunds/refunds', { ...body, currency: 'EUR' }, key),
    ];
    expect(replies.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400]);
    expect(test.asked.filter((each) => each.startsWith('POST'))).toEqual([]);
  });

  it('by ProcessOut is told in its words, and is final', async () => {
    test.simulator.faults.set([{ kind: 'error-before', status: 400, times: 1, match: { method: 'POST' } }]);
    const intent = await intentOf(await refund(test, seen));
    expect(intent.state).toBe('failed');
    expect(intent.message).toBeTruthy();
    expect(effects(intent.id)).toHaveLength(0);
  });
});
