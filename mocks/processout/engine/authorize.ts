import type { SimCard } from '../model.ts';
import { messageOf } from '../world/reasons.ts';
import { declined, invalid, invalidState } from '../http/errors.ts';
import { LIFETIME } from './capture.ts';
import { fire } from './engine.ts';
import type { Engine } from './engine.ts';
import { pspOf, routeTo } from './psp.ts';
import { authorizationDecline } from './test-cards.ts';
import { addAttempt, addRequest, addStep, openAttempt } from './trail.ts';
import type { Ticks } from './trail.ts';

export interface AuthorizeRequest {
  readonly card: SimCard;
  readonly tokenId: string | null;
  readonly incremental: boolean;
  /** Epoch microseconds. */
  readonly autoCaptureAt: number | null;
  readonly metadata: Readonly<Record<string, string>>;
  readonly ticks: Ticks;
  readonly decline?: string | null;
}

/**
 * Places a payment on a fresh invoice: routed to a PSP, then held, declined, or left waiting for 3D Secure.
 * @returns false while 3D Secure keeps it pending
 * @throws ApiError wrong state, a date that cannot be kept, or a decline (which leaves a failed transaction)
 */
export function authorize(engine: Engine, place: number, request: AuthorizeRequest): boolean {
  const { status } = engine.store.at(place).transaction;
  if (status !== 'waiting') throw invalidState(`A payment that is ${status} cannot be authorized again.`);
  checkAutoCapture(engine, request.autoCaptureAt);
  const payment = engine.store.edit(place, engine.now());
  const { transaction, invoice } = payment;
  const configuration = routeTo(
    engine.world.gatewayConfigurations,
    transaction.currency,
    request.card.scheme,
  );
  Object.assign(payment, { card: request.card });
  transaction.card_id = request.card.id;
  transaction.token_id = request.tokenId;
  transaction.gateway_configuration_id = configuration?.id ?? null;
  transaction.gateway_name = configuration?.gateway_name ?? null;
  transaction.acquirer_name = pspOf(configuration)?.acquirer ?? null;
  invoice.incremental = request.incremental;
  invoice.auto_capture_at = request.autoCaptureAt;
  addRequest(engine, payment, request.ticks);

  const step = {
    type: 'authorization',
    amount: transaction.amount,
    metadata: request.metadata,
    ticks: request.ticks,
  };
  if (request.card.behaviour === 'three-d-s') {
    const check = addAttempt(engine, payment, { ...step, type: 'three_d_s_check' });
    transaction.status = 'pending';
    transaction.three_d_s_status = 'pending';
    transaction.three_d_s_version = '2.2.0';
    transaction.three_d_s_challenged = true;
    fire(engine, place, 'transaction.operation.three-d-s-2.pending', check.created_at);
    return false;
  }
  const errorCode = request.decline ?? authorizationDecline(request.card.behaviour);
  const at = addStep(engine, payment, { ...step, errorCode });
  if (errorCode !== null) {
    transaction.status = 'failed';
    transaction.error_code = errorCode;
    transaction.error_message = messageOf(errorCode);
    fire(engine, place, 'transaction.failed', at);
    throw declined(errorCode);
  }
  hold(engine, place, at);
  if (request.autoCaptureAt !== null) engine.plan(place, { at: request.autoCaptureAt, kind: 'auto-capture' });
  return true;
}

/** The PSP says yes to a payment that it had left open. */
export function confirmPayment(engine: Engine, place: number, ticks: Ticks): void {
  const payment = engine.store.at(place);
  if (payment.transaction.status !== 'pending') return;
  const open = openAttempt(payment, 'authorization');
  const step = {
    type: 'authorization',
    amount: payment.transaction.amount,
    metadata: open?.metadata ?? {},
    ticks,
  };
  hold(engine, place, addStep(engine, payment, step, open));
}

function hold(engine: Engine, place: number, at: number): void {
  const { transaction } = engine.store.at(place);
  transaction.status = 'authorized';
  transaction.authorized = true;
  transaction.authorized_at = at;
  transaction.authorized_amount = transaction.amount;
  engine.plan(place, { at: at + LIFETIME, kind: 'authorization-expires' });
  fire(engine, place, 'transaction.authorized', at);
}

function checkAutoCapture(engine: Engine, at: number | null): void {
  if (at === null) return;
  const now = engine.now();
  if (at <= now || at >= now + LIFETIME) {
    throw invalid('invalid-date', 'auto_capture_at', 'auto_capture_at must lie within the next 7 days.');
  }
}
