import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { startBff } from '#test/bff/support/start-bff.ts';
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
afterEach(() => test.stop());

const refundable = () => findDetail(test, 'completed', ({ currency }) => currency === 'EUR');
const effects = (intent: string) => test.simulator.ledger.effectsByMetadata('intent_id', intent);
const POST = { method: 'POST' };

describe('an intent without a clear answer', () => {
  it('that is refused when sent again, and left no trace, failed in ProcessOut’s words', async () => {
    test = await startQuietly({ size: 60 });
    const seen = await refundable();
    test.simulator.faults.set([
      { kind: 'timeout-before', ms: 1_000, times: 1, match: POST },
      { kind: 'error-before', status: 400, match: POST },
    ]);
    const intent = await intentOf(await whileTimePasses(test, refund(test, seen), 1_500));
    expect(intent.state).toBe('unknown');
    await test.clock.advance(900_000);
    expect(await readIntent(test, intent.id)).toMatchObject({
      state: 'failed',
      error_code: expect.stringMatching(/^request\./) as unknown,
    });
    expect(effects(intent.id)).toHaveLength(0);
  });

  it('has one effect where keys are ignored and reads lag by a minute', async () => {
    test = await startQuietly({ size: 60 });
    const seen = await refundable();
    test.simulator.faults.set([
      { kind: 'ignore-idempotency-key' },
      { kind: 'timeout-after', times: 1, match: POST },
      { kind: 'stale-reads', ms: 60_000 },
    ]);
    const intent = await intentOf(await whileTimePasses(test, refund(test, seen), 8_500));
    expect(intent.state).toBe('pending');
    await test.clock.advance(900_000);
    expect(await readIntent(test, intent.id)).toMatchObject({ state: 'done' });
    expect(effects(intent.id)).toHaveLength(1);
  });

  it('has one effect where our clock jumps as well: the quiet period passes at its own pace', async () => {
    test = await startQuietly({ size: 60 });
    const seen = await refundable();
    test.simulator.faults.set([
      { kind: 'ignore-idempotency-key' },
      { kind: 'timeout-after', ms: 1_000, times: 1, match: POST },
      { kind: 'stale-reads', ms: 60_000 },
    ]);
    const intent = await intentOf(await whileTimePasses(test, refund(test, seen), 8_500));
    expect(intent.state).toBe('unknown');
    test.jump(332_000);
    await test.clock.advance(20_000);
    expect(await readIntent(test, intent.id)).toMatchObject({ state: 'unknown' });
    await test.clock.advance(900_000);
    expect(await readIntent(test, intent.id)).toMatchObject({ state: 'done' });
    expect(effects(intent.id)).toHaveLength(1);
  });

  it('begins the quiet period anew in the next process', async () => {
    const database = new DatabaseSync(':memory:');
    const keptOpen = new Proxy(database, {
      get: (target, name) => {
        const value: unknown = name === 'close' ? () => undefined : Reflect.get(target, name, target);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
    test = await startQuietly({ size: 60, database: keptOpen });
    const seen = await refundable();
    test.simulator.faults.set([
      { kind: 'ignore-idempotency-key' },
      { kind: 'timeout-before', ms: 1_000, times: 1, match: POST },
    ]);
    const { id } = await intentOf(await whileTimePasses(test, refund(test, seen), 8_500));
    await test.clock.advance(200_000);
    await test.stop();
    const { clock, simulator } = test;
    test = await startQuietly({ clock, database: keptOpen, fetch: simulator.fetch });
    test.jump(600_000);
    await clock.advance(120_000);
    expect(simulator.ledger.effectsByMetadata('intent_id', id)).toHaveLength(0);
    await clock.advance(600_000);
    expect(simulator.ledger.effectsByMetadata('intent_id', id)).toHaveLength(1);
  });

  it('is asked about in time although our clock was set back', async () => {
    test = await startQuietly({ size: 60 });
    const seen = await refundable();
    test.simulator.faults.set([{ kind: 'timeout-after', ms: 1_000, times: 1, match: POST }]);
    const intent = await intentOf(await whileTimePasses(test, refund(test, seen), 1_500));
    test.jump(-3_600_000);
    await test.clock.advance(70_000);
    expect(await readIntent(test, intent.id)).toMatchObject({ state: 'done' });
  });

  it('is asked about again after answers that make no sense', async () => {
    test = await startQuietly({ size: 60 });
    const seen = await refundable();
    test.simulator.faults.set([{ kind: 'timeout-after', ms: 1_000, times: 1, match: POST }]);
    const intent = await intentOf(await whileTimePasses(test, refund(test, seen), 1_500));
    test.simulator.faults.set([{ kind: 'malformed-object', times: 3, match: { method: 'GET' } }]);
    await test.clock.advance(100_000);
    expect(await readIntent(test, intent.id)).toMatchObject({ state: 'done' });
  });

  it('is not forgotten when the database fails for a moment', async () => {
    let failures = 0;
    test = await startQuietly({ size: 60, database: failing(() => failures-- > 0) });
    const seen = await refundable();
    test.simulator.faults.set([{ kind: 'latency', ms: 2_000, match: POST }]);
    const asked = refund(test, seen);
    await test.clock.advance(1_000);
    failures = 2;
    await test.clock.advance(30_000);
    const intent = await intentOf(await asked);
    expect(await readIntent(test, intent.id)).toMatchObject({ state: 'done' });
    expect(effects(intent.id)).toHaveLength(1);
    expect(test.log.map(({ event }) => event)).toContain('intent interrupted');
  });
});

/** A database whose changes of intents fail while `fails` says so. */
function failing(fails: () => boolean): DatabaseSync {
  const database = new DatabaseSync(':memory:');
  return {
    prepare(sql: string) {
      if (sql.startsWith('update "intent"') && fails()) throw new Error('disk full');
      return database.prepare(sql);
    },
    close: () => database.close(),
    get isTransaction() {
      return database.isTransaction;
    },
  } as unknown as DatabaseSync;
}

describe('a key', () => {
  it('that two forms use at once on different payments stands for one of them', async () => {
    test = await startQuietly({ size: 60 });
    const first = await refundable();
    const second = await findDetail(
      test,
      'completed',
      ({ id, currency }) => id !== first.id && currency === 'EUR',
    );
    const key = newKey();
    const replies = await Promise.all([refund(test, first, { key }), refund(test, second, { key })]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect(effects(key)).toHaveLength(1);
    expectSound(test, first.id, [key]);
    expectSound(test, second.id, [key]);
  });
});

describe('a refund that fails later', () => {
  it('is noticed without anybody opening the payment', async () => {
    test = await startBff({ size: 30 });
    await test.synced();
    const seen = await refundable();
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
    await test.clock.advance(60_000);
    const now = await readIntent(test, intent.id);
    expect(now).toMatchObject({ state: 'failed', error_code: 'refund.failed' });
    expect((await detail(test, seen.id)).refunds).toMatchObject([{ has_failed: true, by: 'Test Operator' }]);
  });
});
