import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApprovalReply, Approvals } from '#contract/approval.ts';
import type { AuditPage } from '#contract/audit.ts';
import type { Intent } from '#contract/intent.ts';
import type { Actor } from '#contract/session.ts';
import type { TransactionDetail } from '#contract/transaction-detail.ts';
import { money } from '#domain/money.ts';
import type { TestBff } from '#test/bff/support/start-bff.ts';
import { findDetail, intentOf, newKey, readIntent, refund, startQuietly } from './support.ts';

const SAMI: Actor = { id: 'sami', name: 'Sami', role: 'support' };
const MARA: Actor = { id: 'mara', name: 'Mara', role: 'finance' };
const JONAS: Actor = { id: 'jonas', name: 'Jonas', role: 'finance' };
const DAY = 86_400_000;

let test: TestBff;
let who: Actor;

beforeEach(async () => {
  who = SAMI;
  test = await startQuietly({ size: 80, identify: () => Promise.resolve(who) });
});
afterEach(() => test.stop());

/** A captured payment in euros above what support may refund alone. */
function large(): Promise<TransactionDetail> {
  return findDetail(
    test,
    'completed',
    ({ currency, actions }) =>
      currency === 'EUR' &&
      actions.refund.allowed &&
      money(actions.refund.max ?? '0', 'EUR').minor > money('100', 'EUR').minor,
  );
}

async function ask(payment: TransactionDetail, amount = '100.01'): Promise<Intent> {
  return intentOf(await refund(test, payment, { amount }));
}

const decide = (intent: Intent, how: string, body: unknown) =>
  test.post(`/api/intents/${intent.id}/${how}`, body);

async function approve(intent: Intent): Promise<Response> {
  const { transaction } = await test.read<ApprovalReply>(`/api/intents/${intent.id}/approval`);
  return decide(intent, 'approve', { version: transaction.version });
}

const refundsOf = (intent: Intent) => test.simulator.ledger.effectsByMetadata('intent_id', intent.id);

async function actsAbout(payment: TransactionDetail): Promise<string[]> {
  who = MARA;
  const { entries } = await test.read<AuditPage>(`/api/audit?object_id=${payment.id}&order=asc`);
  return entries.map(({ act }) => act);
}

describe('a refund above the limit', () => {
  it('names the order and the customer, once the mirror has them', async () => {
    const payment = await large();
    await ask(payment);
    await test.synced();
    const [waiting] = (await test.read<Approvals>('/api/approvals')).waiting;
    expect(waiting?.payment).toEqual({
      name: payment.name,
      customer: payment.customer?.name ?? payment.customer?.email ?? null,
    });
  });

  it('waits, is sent when a second person approves, and is written down before each step', async () => {
    const payment = await large();
    expect(payment.free_refund).toBe('100.00');
    const intent = await ask(payment);
    expect(intent).toMatchObject({ state: 'awaiting_approval', actor: { id: 'sami' } });
    expect(refundsOf(intent)).toEqual([]);
    who = JONAS;
    const { waiting } = await test.read<Approvals>('/api/approvals');
    expect(waiting).toMatchObject([
      { intent: { id: intent.id }, refusal: null, mine: false, seen: { status: 'completed' } },
    ]);
    expect(await intentOf(await approve(intent))).toMatchObject({
      state: 'done',
      decided_by: { id: 'jonas' },
    });
    expect(refundsOf(intent)).toHaveLength(1);
    expect((await test.read<Approvals>('/api/approvals')).decided).toHaveLength(1);
    expect(await actsAbout(payment)).toEqual([
      'approval.asked',
      'approval.given',
      'money.sent',
      'money.done',
    ]);
  });

  it('at the limit needs nobody', async () => {
    expect(await ask(await large(), '100')).toMatchObject({ state: 'done' });
  });

  it('is not approved by who asked, nor by support', async () => {
    const intent = await ask(await large());
    expect((await approve(intent)).status).toBe(403);
    who = { ...SAMI, role: 'finance' };
    const own = await approve(intent);
    expect(own.status).toBe(409);
    expect(await own.json()).toMatchObject({ error: { code: 'action_not_allowed' } });
    expect(refundsOf(intent)).toEqual([]);
  });

  it('is approved once, however often somebody presses', async () => {
    const intent = await ask(await large());
    who = JONAS;
    const replies = await Promise.all([approve(intent), approve(intent), approve(intent)]);
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
    expect(refundsOf(intent)).toHaveLength(1);
  });

  it('is checked again: what changed since the approver looked is shown first, and what is gone cannot be refunded', async () => {
    const payment = await large();
    const all = payment.actions.refund.allowed ? (payment.actions.refund.max ?? '') : '';
    const intent = await ask(payment, all);
    who = JONAS;
    const { transaction } = await test.read<ApprovalReply>(`/api/intents/${intent.id}/approval`);
    const elsewhere = await test.simulator.fetch(
      new Request(`https://api.processout.test/transactions/${payment.id}/refunds`, {
        method: 'POST',
        headers: {
          authorization: `Basic ${btoa('test-proj_sandbox:key_sandbox_counterfoil')}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ amount: '1', reason: 'duplicate' }),
      }),
    );
    expect(elsewhere.ok).toBe(true);
    const stale = await decide(intent, 'approve', { version: transaction.version });
    expect(await stale.json()).toMatchObject({
      error: { code: 'transaction_changed' },
      transaction: { id: payment.id },
    });
    const gone = await approve(intent);
    expect(await gone.json()).toMatchObject({ error: { code: 'action_not_allowed' } });
    expect(refundsOf(intent)).toEqual([]);
  });

  it('can be declined with a reason, taken back by its asker, and lapses after a day', async () => {
    const payment = await large();
    const declined = await ask(payment);
    who = MARA;
    expect((await decide(declined, 'decline', {})).status).toBe(400);
    expect(
      await intentOf(await decide(declined, 'decline', { reason: 'Ask the customer first.' })),
    ).toMatchObject({
      state: 'failed',
      error_code: 'approval.declined',
      message: 'Declined by Mara: Ask the customer first.',
    });
    who = SAMI;
    const taken = await ask(await large());
    who = MARA;
    expect((await decide(taken, 'withdraw', {})).status).toBe(409);
    who = SAMI;
    expect(await intentOf(await decide(taken, 'withdraw', {}))).toMatchObject({
      error_code: 'approval.withdrawn',
    });
    const lapsed = await ask(await large());
    await test.clock.advance(DAY - 60_000);
    expect(await readIntent(test, lapsed.id)).toMatchObject({ state: 'awaiting_approval' });
    await test.clock.advance(120_000);
    expect(await readIntent(test, lapsed.id)).toMatchObject({
      state: 'failed',
      error_code: 'approval.expired',
    });
    for (const intent of [declined, taken, lapsed]) expect(refundsOf(intent)).toEqual([]);
  });

  it('reserves its amount meanwhile', async () => {
    const payment = await large();
    const all = payment.actions.refund.allowed ? (payment.actions.refund.max ?? '') : '';
    await ask(payment, all);
    const again = await test.read<{ transaction: TransactionDetail }>(`/api/transactions/${payment.id}`);
    expect(again.transaction.actions.refund.allowed).toBe(false);
    expect((await refund(test, payment, { amount: '1', version: again.transaction.version })).status).toBe(
      409,
    );
  });

  it('keeps its key: the same one for another payment or sum is refused', async () => {
    const intent = await ask(await large());
    const same = await refund(test, await large(), { key: intent.id, amount: '100.01' });
    expect(same.status).toBe(422);
  });
});

describe("a day's limit", () => {
  it('counts what one person refunded without a second one, also of refunds made at once', async () => {
    who = { ...MARA, role: 'admin' };
    const set = await test.bff.fetch(
      new Request('https://counterfoil.test/api/limits', {
        method: 'PUT',
        headers: { 'X-Counterfoil': '1', 'Content-Type': 'application/json' },
        body: JSON.stringify({ role: 'support', currency: 'EUR', per_refund: '10', per_day: '15' }),
      }),
    );
    expect(set.status).toBe(200);
    who = SAMI;
    const payment = await large();
    const intents = await Promise.all(
      [1, 2, 3].map(async () => {
        const { transaction } = await test.read<{ transaction: TransactionDetail }>(
          `/api/transactions/${payment.id}`,
        );
        const reply = await refund(test, transaction, { amount: '7', key: newKey() });
        return reply.ok ? intentOf(reply) : null;
      }),
    );
    const alone = intents.filter((intent) => intent?.state === 'done');
    expect(alone.length).toBeLessThanOrEqual(2);
    const fresh = await large();
    expect(Number(fresh.free_refund)).toBeLessThan(10);
    who = MARA;
    expect((await large()).free_refund).toBe('1000.00');
  });
});
