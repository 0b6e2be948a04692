import type { SimPayment } from '../model.ts';
import { messageOf } from '../world/reasons.ts';
import { fire } from './engine.ts';
import type { Engine } from './engine.ts';
import type { EventName } from './event-names.ts';
import { declineOf, holdMoney } from './holding.ts';
import { addAttempt, addStep, openAttempt } from './trail.ts';
import type { Step, Ticks } from './trail.ts';

const MINUTE = 60_000_000;
const FAILED = 'card.failed-3ds';

/**
 * The bank asks for 3D Secure: the payment waits for the customer, who answers a minute later.
 * @param answer what then happens: the payment goes on, or the check was all that was asked for
 */
export function challenge(
  engine: Engine,
  place: number,
  step: Omit<Step, 'type'>,
  version: string,
  answer: 'challenge-answered' | 'check-answered' = 'challenge-answered',
): void {
  const payment = engine.store.at(place);
  const { transaction } = payment;
  const check = addAttempt(engine, payment, { ...step, type: 'three_d_s_check' });
  transaction.status = 'pending';
  transaction.three_d_s_status = 'pending';
  transaction.three_d_s_version = version;
  transaction.three_d_s_challenged = true;
  fireCheck(engine, place, 'pending', check.created_at);
  engine.plan(place, { at: check.created_at + MINUTE, kind: answer });
}

/** The customer answers: passes, unless a sentinel says otherwise (docs/simulator-differences.md, Sentinels). */
export function answerChallenge(engine: Engine, place: number, ticks: Ticks): void {
  endChallenge(engine, place, willPass(engine.store.at(place)), ticks);
}

/** The challenge ends; a customer who passed it has their bank asked for the money. */
export function endChallenge(engine: Engine, place: number, passes: boolean, ticks: Ticks): void {
  const payment = engine.store.at(place);
  const step = endCheck(engine, place, passes, ticks);
  if (!step) return;
  const declined =
    step.metadata?.['simulate'] === 'decline' ? 'gateway.declined' : declineOf(engine, payment);
  const answeredAt = addStep(engine, payment, { ...step, type: 'authorization', errorCode: declined });
  if (declined !== null) return fail(engine, place, declined, answeredAt);
  holdMoney(engine, place, answeredAt);
}

/** The check that was asked for by itself ends: whoever passed it can pay with the same card and is not asked again. */
export function answerCheck(engine: Engine, place: number, ticks: Ticks): void {
  const payment = engine.store.at(place);
  if (endCheck(engine, place, willPass(payment), ticks)) payment.transaction.status = 'waiting';
}

function willPass(payment: SimPayment): boolean {
  return openAttempt(payment, 'three_d_s_check')?.metadata['simulate'] !== 'challenge-fails';
}

/** The check has its result: a payment whose customer did not pass has failed. @returns the step after it; null for none */
function endCheck(engine: Engine, place: number, passes: boolean, ticks: Ticks): Omit<Step, 'type'> | null {
  const payment = engine.store.at(place);
  const { transaction } = payment;
  if (transaction.status !== 'pending') return null;
  const check = openAttempt(payment, 'three_d_s_check');
  const step = { amount: transaction.amount, metadata: check?.metadata ?? {}, ticks };
  const errorCode = passes ? null : FAILED;
  const at = addStep(engine, payment, { ...step, type: 'three_d_s_check', errorCode }, check);
  transaction.three_d_s_status = passes ? 'success' : 'failed';
  fireCheck(engine, place, passes ? 'success' : 'failed', at);
  if (!passes) fail(engine, place, FAILED, ticks());
  return passes ? step : null;
}

/** Nothing was held, and nothing will be. */
export function fail(engine: Engine, place: number, code: string, at: number): void {
  const { transaction } = engine.store.at(place);
  transaction.status = 'failed';
  transaction.error_code = code;
  transaction.error_message = messageOf(code);
  fire(engine, place, 'transaction.failed', at);
}

function fireCheck(engine: Engine, place: number, state: 'pending' | 'failed' | 'success', at: number): void {
  fire(engine, place, `transaction.operation.${checkName(engine.store.at(place))}.${state}` as EventName, at);
}

/** Which 3D Secure it is, as events name it (seed 003, Transaction events). */
function checkName({ transaction }: SimPayment): 'three-d-s' | 'three-d-s-2' {
  return transaction.three_d_s_version?.startsWith('1') ? 'three-d-s' : 'three-d-s-2';
}
