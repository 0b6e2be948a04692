import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import type { Attention } from '#contract/attention.ts';
import type { AuditChain } from '#contract/audit.ts';
import type { TransactionDetail } from '#contract/transaction-detail.ts';
import { compare, money } from '#domain/money.ts';
import type { TestBff, TestBffOptions } from '#test/bff/support/start-bff.ts';
import {
  ADA,
  JONAS,
  MARA,
  NEVER,
  POST,
  SAMI,
  UNMARKED,
  actsOn,
  close,
  errorOf,
  leftToPerson,
  payment,
  refundElsewhere,
} from './closing-support.ts';
import { detail, findDetail, intentOf, newKey, readIntent, refund, startQuietly } from './support.ts';

let test: TestBff;
let who = MARA;
afterEach(() => test.stop());

async function start(options: TestBffOptions = {}): Promise<void> {
  who = MARA;
  test = await startQuietly({ size: 60, identify: () => Promise.resolve(who), ...options });
}

describe('an intent that was left to a person', () => {
  it('ends as not having happened when a colleague says so, and its amount is free again', async () => {
    await start();
    const { intent, seen } = await leftToPerson(test, NEVER);
    const max = ({ actions }: TransactionDetail) =>
      money(actions.refund.allowed ? (actions.refund.max ?? '0') : '0', 'EUR');
    who = JONAS;
    const closed = await intentOf(await close(test, intent, { happened: false, version: seen.version }));
    expect(closed).toMatchObject({
      state: 'failed',
      error_code: 'closed.by_person',
      message: 'Jonas stated that it did not happen: Looked at Adyen.',
      closed: { by: { id: 'jonas', name: 'Jonas' }, note: 'Looked at Adyen.', reference: null },
    });
    expect(compare(max(await detail(test, seen.id)), max(seen))).toBe(1);
    const [record] = await actsOn(test, seen.id);
    expect(record).toMatchObject({
      act: 'money.stated',
      actor: { id: 'jonas' },
      facts: { intent: intent.id, asked_by: 'Mara', stated: 'it did not happen', note: 'Looked at Adyen.' },
    });
    expect(await test.read<AuditChain>('/api/audit/chain')).toMatchObject({ intact: true });
    await test.clock.advance(3_600_000);
    expect(test.simulator.ledger.effectsByKey(intent.id)).toEqual([]);
  });

  it('ends as done when somebody says that it happened, and stays reserved while ProcessOut shows nothing', async () => {
    await start();
    const { intent, seen } = await leftToPerson(test, NEVER);
    who = ADA;
    const said = { happened: true, version: seen.version, reference: 'ARN 7453 0001' };
    expect(await intentOf(await close(test, intent, said))).toMatchObject({
      state: 'done',
      refund_id: null,
      message: 'Ada stated that it happened: Looked at Adyen.',
      closed: { reference: 'ARN 7453 0001' },
    });
    await test.clock.advance(3_600_000);
    who = MARA;
    expect((await detail(test, seen.id)).actions.refund).toEqual(seen.actions.refund);
  });

  it('takes the one refund that may be it, which is then ours', async () => {
    await start();
    const { intent, seen } = await leftToPerson(test, UNMARKED);
    const [shown] = seen.refunds;
    expect(shown).toMatchObject({ by: null });
    who = JONAS;
    const reply = await close(test, intent, { happened: true, version: seen.version });
    expect(await intentOf(reply)).toMatchObject({ state: 'done', refund_id: shown?.id });
    expect((await detail(test, seen.id)).refunds).toMatchObject([{ by: 'Mara' }]);
  });

  it('must be told which refund it is where more than one may be it, and of this payment', async () => {
    await start();
    const { seen } = await leftToPerson(test, UNMARKED);
    test.simulator.faults.set([
      { kind: 'drop-metadata', times: 1, match: POST },
      { kind: 'timeout-before', ms: 1_000, match: POST },
    ]);
    const asked = refund(test, seen);
    await test.clock.advance(9_000);
    const second = await intentOf(await asked);
    test.simulator.faults.clear();
    await refundElsewhere(test, seen.id);
    await refundElsewhere(test, seen.id);
    await test.clock.advance(1_300_000);
    const now = await detail(test, seen.id);
    who = JONAS;
    const said = { happened: true, version: now.version };
    expect(await errorOf(await close(test, second, said))).toMatchObject({ status: 400 });
    const foreign = await close(test, second, { ...said, reference: `refd_${'a'.repeat(32)}` });
    expect(await errorOf(foreign)).toMatchObject({
      status: 400,
      message: expect.stringContaining('no refund') as unknown,
    });
    const mine = now.refunds.find(({ id }) => !seen.refunds.some((old) => old.id === id))?.id ?? '';
    expect(await intentOf(await close(test, second, { ...said, reference: mine }))).toMatchObject({
      state: 'done',
      refund_id: mine,
    });
  });

  it('of a hold: a capture that somebody found at the PSP lets nothing else start on it', async () => {
    await start();
    const hold = await findDetail(test, 'authorized', ({ actions }) => actions.capture.allowed);
    test.simulator.faults.set(NEVER);
    const asked = test.post(
      `/api/transactions/${hold.id}/capture`,
      { version: hold.version, amount: hold.authorized_amount, currency: hold.currency },
      { 'Idempotency-Key': newKey() },
    );
    await test.clock.advance(9_000);
    const intent = await intentOf(await asked);
    await test.clock.advance(1_300_000);
    test.simulator.faults.clear();
    who = ADA;
    const { version } = await detail(test, hold.id);
    expect(await intentOf(await close(test, intent, { happened: true, version }))).toMatchObject({
      state: 'done',
    });
    await test.clock.advance(3_600_000);
    who = MARA;
    const { actions } = await detail(test, hold.id);
    for (const action of [actions.capture, actions.void, actions.increment])
      expect(action).toMatchObject({
        allowed: false,
        reason: expect.stringContaining('as Ada stated') as unknown,
      });
  });
});

describe('what needs attention', () => {
  const unconfirmed = async () => {
    const { groups } = await test.read<Attention>('/api/attention');
    return groups.find(({ kind }) => kind === 'unconfirmed');
  };

  it('names it from the journal alone while the mirror has not reached the payment', async () => {
    const database = new DatabaseSync(':memory:');
    await start({ database });
    await test.synced();
    const { intent } = await leftToPerson(test, NEVER);
    database.exec('delete from "transaction"');
    const expected = { count: 1, transactions: [], intents: [{ id: intent.id }] };
    expect(await unconfirmed()).toMatchObject(expected);
  });

  it('names what was left to a person until it is closed, with what is at stake', async () => {
    await start();
    await test.synced();
    const { intent, seen } = await leftToPerson(test, NEVER);
    expect(await unconfirmed()).toMatchObject({
      count: 1,
      stakes: [{ currency: 'EUR', count: 1, amount: '1.00' }],
      transactions: [{ id: seen.id }],
      intents: [{ id: intent.id, message: expect.stringContaining('A person must look') as unknown }],
    });
    who = JONAS;
    await intentOf(await close(test, intent, { happened: false, version: seen.version }));
    expect(await unconfirmed()).toMatchObject({ count: 0, stakes: [], transactions: [], intents: [] });
  });
});

describe('what a person states', () => {
  it('does not count where ProcessOut shows the outcome by now', async () => {
    await start();
    const { intent, seen } = await leftToPerson(test, NEVER);
    await refundElsewhere(test, seen.id, { metadata: { intent_id: intent.id } });
    who = JONAS;
    const reply = await close(test, intent, { happened: false, version: seen.version });
    expect(await intentOf(reply)).toMatchObject({
      state: 'done',
      refund_id: expect.any(String) as unknown,
      closed: null,
      message: null,
    });
    expect((await actsOn(test, seen.id)).map(({ act }) => act)).not.toContain('money.stated');
  });

  it('is corrected when ProcessOut shows the refund after all', async () => {
    await start();
    const { intent, seen } = await leftToPerson(test, NEVER);
    who = JONAS;
    await intentOf(await close(test, intent, { happened: false, version: seen.version }));
    await refundElsewhere(test, seen.id, { metadata: { intent_id: intent.id } });
    await detail(test, seen.id);
    expect(await readIntent(test, intent.id)).toMatchObject({ state: 'done', closed: null });
    expect((await actsOn(test, seen.id)).map(({ act }) => act)).toEqual(
      expect.arrayContaining(['money.stated', 'money.done']),
    );
  });

  it('needs a note, the payment as it is, another person, and a role that may', async () => {
    await start();
    const { intent, seen } = await leftToPerson(test, NEVER);
    const said = { happened: false, version: seen.version };
    expect(await errorOf(await close(test, intent, said))).toMatchObject({
      code: 'action_not_allowed',
      message: expect.stringContaining('asked for it yourself') as unknown,
    });
    who = SAMI;
    expect(await errorOf(await close(test, intent, said))).toMatchObject({ status: 403, code: 'forbidden' });
    who = JONAS;
    expect(await errorOf(await close(test, intent, { ...said, note: '  ' }))).toMatchObject({ status: 400 });
    const stale = await close(test, intent, { ...said, version: 'older' });
    expect(await stale.json()).toMatchObject({
      error: { code: 'transaction_changed' },
      transaction: { id: seen.id },
    });
    test.simulator.faults.set([{ kind: 'error-before', status: 503, match: { method: 'GET' } }]);
    const unread = close(test, intent, said);
    await test.clock.advance(60_000);
    expect((await errorOf(await unread)).code).toBe('upstream_unavailable');
    expect(await readIntent(test, intent.id)).toMatchObject({ state: 'unknown', closed: null });
  });

  it('is said once: the same again is answered as before, another word is refused', async () => {
    await start();
    const { intent, seen } = await leftToPerson(test, NEVER);
    who = JONAS;
    const said = { happened: false, version: seen.version };
    const [first, again] = await Promise.all([close(test, intent, said), close(test, intent, said)]);
    expect(await intentOf(first)).toEqual(await intentOf(again));
    expect(await errorOf(await close(test, intent, { ...said, happened: true }))).toMatchObject({
      code: 'action_not_allowed',
    });
    who = ADA;
    expect(await errorOf(await close(test, intent, said))).toMatchObject({
      message: 'Jonas said already what became of it.',
    });
    expect((await actsOn(test, seen.id)).filter(({ act }) => act === 'money.stated')).toHaveLength(1);
  });

  it('is taken from one of two who say different things at once', async () => {
    await start({
      identify: (request) => Promise.resolve(request.headers.get('X-Who') === 'ada' ? ADA : who),
    });
    const { intent, seen } = await leftToPerson(test, NEVER);
    who = JONAS;
    const body = { note: 'Looked.', version: seen.version };
    const path = `/api/intents/${intent.id}/close`;
    const replies = await Promise.all([
      test.post(path, { ...body, happened: true }),
      test.post(path, { ...body, happened: false }, { 'X-Who': 'ada' }),
    ]);
    expect(replies.map(({ status }) => status)).toEqual([200, 409]);
    expect(await readIntent(test, intent.id)).toMatchObject({
      state: 'done',
      closed: { by: { id: 'jonas' } },
    });
  });

  it('is refused of what is not left to a person', async () => {
    await start();
    const seen = await payment(test);
    const done = await intentOf(await refund(test, seen));
    who = JONAS;
    const { version } = await detail(test, seen.id);
    expect(await errorOf(await close(test, done, { happened: false, version }))).toMatchObject({
      code: 'action_not_allowed',
    });
    expect(await readIntent(test, done.id)).toMatchObject({ state: 'done' });
    expect(
      (await test.post(`/api/intents/${newKey()}/close`, { happened: true, note: 'x', version })).status,
    ).toBe(404);
  });

  it('cannot be that it did not happen while it may still be on its way', async () => {
    await start();
    const before = await payment(test);
    test.simulator.faults.set(UNMARKED);
    const intent = await intentOf(await refund(test, before));
    await test.clock.advance(3_000);
    const { version } = await detail(test, before.id);
    expect(await readIntent(test, intent.id)).toMatchObject({ next_check_at: null });
    who = JONAS;
    expect(await errorOf(await close(test, intent, { happened: false, version }))).toMatchObject({
      message: expect.stringContaining('on its way') as unknown,
    });
    await test.clock.advance(200_000);
    expect(await intentOf(await close(test, intent, { happened: false, version }))).toMatchObject({
      state: 'failed',
    });
  });
});
