import { declined, invalid, invalidState } from '../http/errors.ts';
import { dropDue, hasLapsed, heldAmount } from './capture.ts';
import { fire } from './engine.ts';
import type { Engine } from './engine.ts';
import { laterDecline } from './test-cards.ts';
import { addStep } from './trail.ts';
import type { Ticks } from './trail.ts';

export interface HoldChange {
  readonly metadata: Readonly<Record<string, string>>;
  readonly ticks: Ticks;
  readonly decline?: string | null;
}

/**
 * Releases the hold: only while the status is authorized (seed 003, Voiding an invoice). A part of it leaves the rest
 * held, and no event: the status does not change (docs/simulator-differences.md, Partial void).
 * @param part minor units; null releases all that is held
 * @returns what was released
 * @throws ApiError wrong state, more than is held, or a decline
 */
export function voidHold(
  engine: Engine,
  place: number,
  { metadata, ticks, decline = null }: HoldChange,
  part: bigint | null = null,
): bigint {
  const { status } = engine.store.at(place).transaction;
  if (status !== 'authorized') throw invalidState(`A payment that is ${status} cannot be voided.`);
  const held = heldAmount(engine.store.at(place));
  const amount = part ?? held;
  if (amount > held) throw invalid('invalid-amount', 'amount', 'The amount is more than what is held.');
  const payment = engine.store.edit(place, engine.now());
  const at = addStep(engine, payment, { type: 'void', amount, metadata, ticks, errorCode: decline });
  if (decline !== null) throw declined(decline);
  if (amount === held) release(engine, place, at);
  else payment.transaction.voided_amount += amount;
  return amount;
}

/** Seven days are over: the bank lets go of the money. */
export function expireHold(engine: Engine, place: number, ticks: Ticks): void {
  releaseHold(engine, place, 'expired', ticks);
}

/** The hold ends by itself. @param reason shown in the metadata of the trail's rows */
export function releaseHold(engine: Engine, place: number, reason: string, ticks: Ticks): void {
  const payment = engine.store.at(place);
  if (payment.transaction.status !== 'authorized') return;
  const step = { type: 'void', amount: heldAmount(payment), metadata: { reason }, ticks };
  release(engine, place, addStep(engine, payment, step));
}

function release(engine: Engine, place: number, at: number): void {
  const payment = engine.store.at(place);
  const { transaction } = payment;
  dropDue(payment, 'authorization-expires', 'auto-capture', 'cancelled-release');
  transaction.status = 'voided';
  transaction.voided = true;
  transaction.voided_at = at;
  transaction.voided_amount = transaction.authorized_amount;
  fire(engine, place, 'transaction.voided', at);
}

/**
 * Adds to what is held: the transaction's amount and authorized amount grow alike, the invoice stays what it was; no
 * event is published for it (facts sheet, sections 8 and 9).
 * @param amount the increment, minor units
 */
export function incrementHold(engine: Engine, place: number, amount: bigint, change: HoldChange): void {
  const { metadata, ticks } = change;
  const current = engine.store.at(place);
  if (!current.invoice.incremental) throw invalidState('The payment was not authorized as incremental.');
  if (current.transaction.status !== 'authorized') {
    throw invalidState(`A payment that is ${current.transaction.status} cannot be incremented.`);
  }
  if (hasLapsed(current, engine.now())) throw declined('gateway.expired');
  const payment = engine.store.edit(place, engine.now());
  const behaviour = payment.card?.behaviour ?? null;
  const errorCode = change.decline ?? laterDecline(behaviour, 'increment-fails', 'increment-fails-no-money');
  addStep(engine, payment, { type: 'increment_authorization', amount, metadata, ticks, errorCode });
  if (errorCode !== null) throw declined(errorCode);
  payment.transaction.amount += amount;
  payment.transaction.authorized_amount += amount;
}
