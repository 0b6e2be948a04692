import { AUTHORIZATION_LIFETIME_MS } from '#domain/time.ts';
import type { SimDue, SimPayment } from '../model.ts';
import { declined, invalid, invalidState } from '../http/errors.ts';
import { fire } from './engine.ts';
import type { Engine } from './engine.ts';
import { pspOf, within } from './psp.ts';
import { laterDecline } from './test-cards.ts';
import { addAttempt, addResult, addStep, openAttempt } from './trail.ts';
import type { Ticks } from './trail.ts';

export interface CaptureRequest {
  /** Minor units; null captures everything that is held. */
  readonly amount: bigint | null;
  readonly statementDescriptor: string | null;
  readonly metadata: Readonly<Record<string, string>>;
  readonly ticks: Ticks;
  /** When, epoch microseconds; now unless a timer does it. */
  readonly at?: number;
  /** A decline asked for by a sentinel. */
  readonly decline?: string | null;
}

export const LIFETIME = AUTHORIZATION_LIFETIME_MS * 1000;

/**
 * Captures what is held. Only once, the rest of a partial capture is released (docs/simulator-differences.md, Capture).
 * @throws ApiError wrong state, amount above the authorized one, or a decline
 */
export function capture(engine: Engine, place: number, request: CaptureRequest): void {
  const now = request.at ?? engine.now();
  const payment = engine.store.at(place);
  const { transaction } = payment;
  if (transaction.status !== 'authorized')
    throw invalidState(`A payment that is ${transaction.status} cannot be captured.`);
  if (hasLapsed(payment, now)) throw declined('gateway.expired');
  const held = heldAmount(payment);
  const amount = request.amount ?? held;
  if (amount > held)
    throw invalid('invalid-amount', 'capture_amount', 'The amount is more than what is authorized.');
  const touched = engine.store.edit(place, now);
  const step = { type: 'capture', amount, metadata: request.metadata, ticks: request.ticks };
  const errorCode = request.decline ?? captureDecline(touched);
  if (errorCode !== null) {
    addStep(engine, touched, { ...step, errorCode });
    throw declined(errorCode);
  }
  if (request.statementDescriptor !== null)
    touched.invoice.statement_descriptor = request.statementDescriptor;
  dropDue(touched, 'authorization-expires', 'auto-capture');
  const attempt = addAttempt(engine, touched, step);
  const psp = pspOf(engine.gatewayConfiguration(touched.transaction.gateway_configuration_id));
  if (psp?.captureConfirms) {
    touched.transaction.status = 'pending-capture';
    const at = attempt.created_at + within(psp.captureConfirms, attempt.id);
    engine.plan(place, { at, kind: 'capture-confirmed' });
    return;
  }
  settle(engine, place, addResult(engine, touched, attempt, step), amount);
}

/** The PSP confirms a capture that it took earlier. */
export function confirmCapture(engine: Engine, place: number, ticks: Ticks): void {
  const payment = engine.store.at(place);
  if (payment.transaction.status !== 'pending-capture') return;
  const attempt = openAttempt(payment, 'capture');
  const amount = attempt?.amount ?? payment.transaction.authorized_amount;
  const step = { type: 'capture', amount, metadata: attempt?.metadata ?? {}, ticks };
  settle(engine, place, addStep(engine, payment, step, attempt), amount);
}

function settle(engine: Engine, place: number, at: number, amount: bigint): void {
  const { transaction, card } = engine.store.at(place);
  transaction.status = 'completed';
  transaction.captured = true;
  transaction.captured_at = at;
  transaction.captured_amount = amount;
  transaction.voided_amount = transaction.authorized_amount - amount;
  transaction.gateway_fee ??= transaction.estimated_fee;
  fire(engine, place, 'transaction.captured', at);
  planDisputes(engine, place, card?.behaviour ?? null, at);
}

const MINUTE = 60_000_000;
const DISPUTES: Readonly<Record<string, readonly SimDue['kind'][]>> = {
  chargeback: ['chargeback'],
  'chargeback-won': ['chargeback', 'dispute-won'],
  'retrieval-request': ['retrieval-request'],
  'fraud-notification': ['fraud-notification'],
};

/** Test cards whose payments are disputed, a minute after the capture. */
function planDisputes(engine: Engine, place: number, behaviour: string | null, at: number): void {
  const kinds = DISPUTES[behaviour ?? ''] ?? [];
  kinds.forEach((kind, step) => engine.plan(place, { at: at + MINUTE * (step + 1), kind }));
}

function captureDecline({ card, operations }: SimPayment): string | null {
  const behaviour = card?.behaviour ?? null;
  const incremented = operations.some(
    ({ type, has_failed }) => type === 'increment_authorization' && !has_failed,
  );
  return laterDecline(behaviour, 'capture-fails', ...(incremented ? ['incremental-capture-fails'] : []));
}

/** What an authorized payment still holds: a part may have been released (facts sheet, section 4, void). */
export function heldAmount({ transaction }: SimPayment): bigint {
  return transaction.authorized_amount - transaction.voided_amount;
}

/** Seven days after the authorization there is nothing left to capture (seed 003, Authorizing an invoice). */
export function hasLapsed({ transaction }: SimPayment, now: number): boolean {
  return transaction.authorized_at !== null && transaction.authorized_at + LIFETIME <= now;
}

export function dropDue(payment: SimPayment, ...kinds: readonly SimDue['kind'][]): void {
  payment.due = payment.due.filter(({ kind }) => !kinds.includes(kind));
}
