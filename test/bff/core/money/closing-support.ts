import { expect } from 'vitest';
import type { AuditPage } from '#contract/audit.ts';
import type { CloseBody, Intent } from '#contract/intent.ts';
import type { Actor } from '#contract/session.ts';
import type { TransactionDetail } from '#contract/transaction-detail.ts';
import type { FaultPlan } from '#mocks/processout/faults.ts';
import type { TestBff } from '#test/bff/support/start-bff.ts';
import { detail, findDetail, intentOf, readIntent, refund } from './support.ts';

export const MARA: Actor = { id: 'mara', name: 'Mara', role: 'finance' };
export const JONAS: Actor = { id: 'jonas', name: 'Jonas', role: 'finance' };
export const ADA: Actor = { id: 'ada', name: 'Ada', role: 'admin' };
export const SAMI: Actor = { id: 'sami', name: 'Sami', role: 'support' };

export const POST = { method: 'POST' };
/** Nothing of it arrives, however often it is sent. */
export const NEVER: FaultPlan = [{ kind: 'timeout-before', ms: 1_000, match: POST }];
/** It arrives, the answer is lost, and so is the mark by which we would know it. */
export const UNMARKED: FaultPlan = [
  { kind: 'drop-metadata', times: 1, match: POST },
  { kind: 'error-after', times: 1, match: POST },
];

export const payment = (test: TestBff) => findDetail(test, 'completed', ({ currency }) => currency === 'EUR');

/** A refund of one euro that is left to a person, with its payment as it is then. */
export async function leftToPerson(
  test: TestBff,
  plan: FaultPlan,
): Promise<{ intent: Intent; seen: TransactionDetail }> {
  const before = await payment(test);
  test.simulator.faults.set(plan);
  const asked = refund(test, before);
  await test.clock.advance(9_000);
  const { id } = await intentOf(await asked);
  await test.clock.advance(1_300_000);
  test.simulator.faults.clear();
  const intent = await readIntent(test, id);
  expect(intent).toMatchObject({ state: 'unknown', next_check_at: null, closed: null });
  return { intent, seen: await detail(test, before.id) };
}

export function close(
  test: TestBff,
  intent: Intent,
  said: Pick<CloseBody, 'happened' | 'version'> & Partial<CloseBody>,
): Promise<Response> {
  return test.post(`/api/intents/${intent.id}/close`, { note: 'Looked at Adyen.', ...said });
}

/** A refund of one euro that somebody makes past the product. */
export async function refundElsewhere(test: TestBff, id: string, more: object = {}): Promise<void> {
  const reply = await test.simulator.fetch(
    new Request(`https://api.processout.test/transactions/${id}/refunds`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${btoa('test-proj_sandbox:key_sandbox_counterfoil')}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ amount: '1', reason: 'duplicate', ...more }),
    }),
  );
  expect(reply.ok).toBe(true);
}

export async function errorOf(reply: Response): Promise<{ status: number; code: string; message: string }> {
  const { error } = (await reply.json()) as { error: { code: string; message: string } };
  return { status: reply.status, code: error.code, message: error.message };
}

export async function actsOn(test: TestBff, id: string): Promise<AuditPage['entries']> {
  return (await test.read<AuditPage>(`/api/audit?object_id=${id}&limit=100`)).entries;
}
