import { afterEach, expect, it } from 'vitest';
import type { Staff } from '#bff/core/access/staff.ts';
import type { ApprovalReply } from '#contract/approval.ts';
import type { Actor } from '#contract/session.ts';
import type { TransactionDetail } from '#contract/transaction-detail.ts';
import { money } from '#domain/money.ts';
import type { TestBff } from '#test/bff/support/start-bff.ts';
import { findDetail, intentOf, newKey, refund, startQuietly } from './support.ts';

const SAMI: Actor = { id: 'sami', name: 'Sami', role: 'support' };
const JONAS: Actor = { id: 'jonas', name: 'Jonas', role: 'finance' };
const NEEDED = { error: { code: 'fresh_sign_in_needed' } };

let test: TestBff;
let who: Actor;
let fresh: boolean;
afterEach(() => test.stop());

async function startWithStaff(): Promise<TransactionDetail> {
  who = SAMI;
  fresh = false;
  const absent = () => Promise.reject(new Error('not asked for here'));
  const staff: Staff = {
    isFresh: () => Promise.resolve(fresh),
    isSignedIn: () => Promise.resolve(true),
    mustEnrol: () => Promise.resolve(false),
    people: absent,
    invite: absent,
    change: absent,
    resetPassword: absent,
    endSessionsOf: absent,
    me: absent,
    endSession: absent,
    endOtherSessions: absent,
  };
  test = await startQuietly({ size: 80, identify: () => Promise.resolve(who), staff });
  return findDetail(
    test,
    'completed',
    ({ currency, actions: { refund: may } }) =>
      currency === 'EUR' && may.allowed && money(may.max ?? '0', 'EUR').minor > money('100', 'EUR').minor,
  );
}

it('a refund within the limit needs no fresh sign-in', async () => {
  const payment = await startWithStaff();
  expect(await intentOf(await refund(test, payment, { amount: '100' }))).toMatchObject({ state: 'done' });
});

it('a refund above the limit needs one, and is the same refund when it is sent again with its key', async () => {
  const payment = await startWithStaff();
  const asked = { amount: '100.01', key: newKey() };
  const stale = await refund(test, payment, asked);
  expect(stale.status).toBe(403);
  expect(await stale.json()).toMatchObject(NEEDED);
  fresh = true;
  const intent = await intentOf(await refund(test, payment, asked));
  expect(intent).toMatchObject({ id: asked.key, state: 'awaiting_approval' });
});

it('approving needs one, and nothing is sent before', async () => {
  const payment = await startWithStaff();
  fresh = true;
  const intent = await intentOf(await refund(test, payment, { amount: '100.01' }));
  who = JONAS;
  fresh = false;
  const { transaction } = await test.read<ApprovalReply>(`/api/intents/${intent.id}/approval`);
  const approve = () => test.post(`/api/intents/${intent.id}/approve`, { version: transaction.version });
  const stale = await approve();
  expect(stale.status).toBe(403);
  expect(await stale.json()).toMatchObject(NEEDED);
  expect(test.simulator.ledger.effectsByMetadata('intent_id', intent.id)).toEqual([]);
  fresh = true;
  expect(await intentOf(await approve())).toMatchObject({ state: 'done' });
});
