import { hashText } from '../world/prng.ts';
import { invalidState } from '../http/errors.ts';
import { dropDue } from './capture.ts';
import { endChallenge } from './challenge.ts';
import { fire } from './engine.ts';
import type { Engine } from './engine.ts';
import { releaseHold } from './hold.ts';
import { within } from './psp.ts';
import { openAttempt } from './trail.ts';
import type { Ticks } from './trail.ts';

const MINUTE = 60_000_000;
/** A buyer in the middle of 3D Secure, or a PSP that is still thinking, takes a little longer. */
const FINISHES = [MINUTE, 10 * MINUTE] as const;

/**
 * Takes an invoice back: only until it is authorized (seed 004, Cancel a payment). Its transaction is then voided; a buyer
 * who is at 3D Secure meanwhile may still get through, which `finishCancelled` and the release after it play out.
 * @throws ApiError 400 once it is authorized or over
 */
export function cancelInvoice(engine: Engine, place: number, ticks: Ticks): void {
  const { status } = engine.store.at(place).transaction;
  if (status !== 'waiting' && status !== 'pending')
    throw invalidState(`An invoice whose payment is ${status} cannot be cancelled.`);
  const payment = engine.store.edit(place, engine.now());
  const at = ticks();
  payment.invoice.cancelled_at = at;
  engine.cancelled.add(place);
  const isCheckAlone = payment.due.some(({ kind }) => kind === 'check-answered');
  dropDue(payment, 'check-answered');
  if (status === 'waiting' || isCheckAlone) giveUp(engine, place, at);
  else if (openAttempt(payment, 'three_d_s_check')) {
    dropDue(payment, 'challenge-answered');
    engine.plan(place, { at: at + within(FINISHES, payment.invoice.id), kind: 'cancelled-challenge' });
  }
}

/** The link was never used: nothing was held, and nothing can be any more. */
function giveUp(engine: Engine, place: number, at: number): void {
  const { transaction } = engine.store.at(place);
  transaction.status = 'voided';
  transaction.voided = true;
  transaction.voided_at = at;
  fire(engine, place, 'transaction.voided', at);
}

/** The buyer finishes the 3D Secure session that the cancellation met: one in two gets through. */
export function finishCancelled(engine: Engine, place: number, ticks: Ticks): void {
  endChallenge(engine, place, hashText(engine.store.at(place).invoice.id) % 2 === 0, ticks);
}

/** "The authorized funds will automatically be released within an hour" (seed 004). */
export function releaseCancelled(engine: Engine, place: number, ticks: Ticks): void {
  releaseHold(engine, place, 'cancelled', ticks);
}
