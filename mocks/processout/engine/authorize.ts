import type { SimCard, SimPayment } from '../model.ts';
import type { SimToken } from '../party-model.ts';
import { messageOf } from '../world/reasons.ts';
import { declined, invalid, invalidState } from '../http/errors.ts';
import { LIFETIME } from './capture.ts';
import { adoptCurrency } from './customers.ts';
import { fire } from './engine.ts';
import type { Engine } from './engine.ts';
import { pspOf, routeTo, within } from './psp.ts';
import { authorizationDecline } from './test-cards.ts';
import { addAttempt, addRequest, addStep, openAttempt } from './trail.ts';
import type { Ticks } from './trail.ts';
import { covers } from './vouchers.ts';

const MINUTE = 60_000_000;
const RELEASED_AFTER = [10 * MINUTE, 55 * MINUTE] as const;

export interface AuthorizeRequest {
  /** Null when a gift card pays. */
  readonly card: SimCard | null;
  /** The stored token that pays, with its card. */
  readonly token: SimToken | null;
  readonly incremental: boolean;
  /** Epoch microseconds; what the invoice says comes first. */
  readonly autoCaptureAt: number | null;
  /** What the timer captures, minor units; null for all that is held. */
  readonly autoCaptureAmount?: bigint | null;
  /** Asks for 3D Secure whatever the card. */
  readonly challenge?: boolean;
  readonly metadata: Readonly<Record<string, string>>;
  readonly ticks: Ticks;
  readonly decline?: string | null;
}

/**
 * Places a payment on a fresh invoice: routed to a PSP, then held, declined, or left waiting for 3D Secure.
 * @returns false while 3D Secure keeps it pending
 * @throws ApiError wrong state, a link that has expired, a date that cannot be kept, or a decline (which leaves a failed
 * transaction)
 */
export function authorize(engine: Engine, place: number, request: AuthorizeRequest): boolean {
  const fresh = engine.store.at(place);
  const { status } = fresh.transaction;
  if (status !== 'waiting') throw invalidState(`A payment that is ${status} cannot be authorized again.`);
  if (fresh.invoice.expires_at <= engine.now()) throw invalidState('The link of this invoice has expired.');
  const autoCaptureAt = fresh.invoice.auto_capture_at ?? request.autoCaptureAt;
  checkAutoCapture(engine, autoCaptureAt);
  const payment = engine.store.edit(place, engine.now());
  const { transaction, invoice } = payment;
  take(engine, place, payment, request);
  invoice.incremental = request.incremental;
  invoice.auto_capture_at = autoCaptureAt;
  invoice.auto_capture_amount = request.autoCaptureAmount ?? null;
  addRequest(engine, payment, request.ticks);

  const step = {
    type: 'authorization',
    amount: transaction.amount,
    metadata: request.metadata,
    ticks: request.ticks,
  };
  if (isChallenged(payment, request)) {
    const check = addAttempt(engine, payment, { ...step, type: 'three_d_s_check' });
    transaction.status = 'pending';
    transaction.three_d_s_status = 'pending';
    transaction.three_d_s_version = '2.2.0';
    transaction.three_d_s_challenged = true;
    fire(engine, place, 'transaction.operation.three-d-s-2.pending', check.created_at);
    return false;
  }
  const errorCode = request.decline ?? declineOf(engine, payment, request);
  const at = addStep(engine, payment, { ...step, errorCode });
  if (errorCode !== null) {
    transaction.status = 'failed';
    transaction.error_code = errorCode;
    transaction.error_message = messageOf(errorCode);
    fire(engine, place, 'transaction.failed', at);
    throw declined(errorCode);
  }
  holdMoney(engine, place, at);
  if (autoCaptureAt !== null) engine.plan(place, { at: autoCaptureAt, kind: 'auto-capture' });
  return true;
}

/** Notes who pays with what at which PSP; from now on the card is used. */
function take(engine: Engine, place: number, payment: SimPayment, { card, token }: AuthorizeRequest): void {
  const { transaction, invoice } = payment;
  const { gatewayConfigurations } = engine.world;
  const configuration =
    engine.gatewayConfiguration(token?.gateway_configuration_id ?? null) ??
    routeTo(gatewayConfigurations, transaction.currency, card?.scheme ?? null);
  Object.assign(payment, { card });
  if (card && !token) engine.cards.use(card.id);
  if (token && invoice.customer_id === null) {
    invoice.customer_id = token.customer_id;
    transaction.customer_id = token.customer_id;
    engine.customerPayments.assign(place, token.customer_id);
  }
  transaction.card_id = card?.id ?? null;
  transaction.token_id = token?.id ?? null;
  transaction.gateway_configuration_id = configuration?.id ?? null;
  transaction.gateway_name = configuration?.gateway_name ?? null;
  transaction.acquirer_name = pspOf(configuration)?.acquirer ?? null;
}

/** Nobody is there to pass 3D Secure when the merchant starts the payment (seed 001). */
function isChallenged({ invoice }: SimPayment, { challenge, card }: AuthorizeRequest): boolean {
  return challenge === true || (card?.behaviour === 'three-d-s' && invoice.merchant_initiator_type === null);
}

function declineOf(engine: Engine, { transaction }: SimPayment, request: AuthorizeRequest): string | null {
  const { card, token } = request;
  if (card || !token) return authorizationDecline(card?.behaviour ?? null);
  return covers(engine, token, transaction.amount, transaction.currency) ? null : 'payment.declined';
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
  holdMoney(engine, place, addStep(engine, payment, step, open));
}

/** The bank said yes. What was cancelled meanwhile is released within the hour (seed 004, Cancel a payment). */
export function holdMoney(engine: Engine, place: number, at: number): void {
  const { transaction, invoice } = engine.store.at(place);
  transaction.status = 'authorized';
  transaction.authorized = true;
  transaction.authorized_at = at;
  transaction.authorized_amount = transaction.amount;
  engine.plan(place, { at: at + LIFETIME, kind: 'authorization-expires' });
  if (invoice.cancelled_at !== null)
    engine.plan(place, { at: at + within(RELEASED_AFTER, invoice.id), kind: 'cancelled-release' });
  fire(engine, place, 'transaction.authorized', at);
  adoptCurrency(engine, transaction.customer_id, transaction.currency);
}

function checkAutoCapture(engine: Engine, at: number | null): void {
  if (at === null) return;
  const now = engine.now();
  if (at <= now || at >= now + LIFETIME) {
    throw invalid('invalid-date', 'auto_capture_at', 'auto_capture_at must lie within the next 7 days.');
  }
}
