import { declined, invalidState } from '../http/errors.ts';
import { dropDue, hasLapsed } from './capture.ts';
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

/** Releases the hold: only while the status is authorized (seed 003, Voiding an invoice). */
export function voidHold(
  engine: Engine,
  place: number,
  { metadata, ticks, decline = null }: HoldChange,
): void {
  const { status, authorized_amount: amount } = engine.store.at(place).transaction;
  if (status !== 'authorized') throw invalidState(`A payment that is ${status} cannot be voided.`);
  const payment = engine.store.edit(place, engine.now());
  const at = addStep(engine, payment, { type: 'void', amount, metadata, ticks, errorCode: decline });
  if (decline !== null) throw declined(decline);
  release(engine, place, at);
}

/** Seven days are over: the bank lets go of the money. */
export function expireHold(engine: Engine, place: number, ticks: Ticks): void {
  const payment = engine.store.at(place);
  const { status, authorized_amount: amount } = payment.transaction;
  if (status !== 'authorized') return;
  release(
    engine,
    place,
    addStep(engine, payment, { type: 'void', amount, metadata: { reason: 'expired' }, ticks }),
  );
}

function release(engine: Engine, place: number, at: number): void {
  const payment = engine.store.at(place);
  const { transaction } = payment;
  dropDue(payment, 'authorization-expires', 'auto-capture');
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
