import type { SimCard, SimGatewayConfiguration, SimPayment } from '../model.ts';
import type { SimToken } from '../party-model.ts';
import { ApiError, declined, invalid, invalidState } from '../http/errors.ts';
import { LIFETIME } from './capture.ts';
import { challenge, fail } from './challenge.ts';
import type { Engine } from './engine.ts';
import { declineOf, holdMoney } from './holding.ts';
import { pspOf, routeTo } from './psp.ts';
import { addRequest, addStep, openAttempt } from './trail.ts';
import type { Ticks } from './trail.ts';

/** What pays, or is paid. */
export interface Payer {
  /** Null when a gift card pays, or the customer did at a PSP's own page. */
  readonly card: SimCard | null;
  /** The stored token that pays, with its card. */
  readonly token: SimToken | null;
  /** The PSP that was asked for; without one the shop's rules decide. */
  readonly configuration?: SimGatewayConfiguration | null;
}

const LATEST = '2.2.0';

export interface AuthorizeRequest extends Payer {
  readonly incremental: boolean;
  /** Epoch microseconds; what the invoice says comes first. */
  readonly autoCaptureAt: number | null;
  /** What the timer captures, minor units; null for all that is held. */
  readonly autoCaptureAmount?: bigint | null;
  /** "2.2.0" when left out; those that begin with 1 are 3D Secure as it was before. */
  readonly threeDSVersion?: string;
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
  checkUnpaid(engine, place, 'authorized again');
  const fresh = engine.store.at(place);
  const autoCaptureAt = fresh.invoice.auto_capture_at ?? request.autoCaptureAt;
  checkAutoCapture(engine, autoCaptureAt);
  const configuration = routeOf(engine, fresh.transaction.currency, request);
  const payment = engine.store.edit(place, engine.now());
  const { transaction, invoice } = payment;
  take(engine, place, configuration, request);
  invoice.incremental = request.incremental;
  invoice.auto_capture_at = autoCaptureAt;
  invoice.auto_capture_amount = request.autoCaptureAmount ?? null;
  addRequest(engine, payment, request.ticks);

  const step = { amount: transaction.amount, metadata: request.metadata, ticks: request.ticks };
  if (isChallenged(payment, request)) {
    challenge(engine, place, step, request.threeDSVersion ?? LATEST);
    return false;
  }
  const errorCode = request.decline ?? declineOf(engine, payment);
  const at = addStep(engine, payment, { ...step, type: 'authorization', errorCode });
  if (errorCode !== null) {
    fail(engine, place, errorCode, at);
    throw declined(errorCode);
  }
  holdMoney(engine, place, at);
  return true;
}

/** Only what waits for a payment, by a link that still works, can be paid. @param done "authorized again" */
export function checkUnpaid(engine: Engine, place: number, done: string): void {
  const { transaction, invoice } = engine.store.at(place);
  const { status } = transaction;
  if (status !== 'waiting') throw invalidState(`A payment that is ${status} cannot be ${done}.`);
  if (invoice.expires_at <= engine.now()) throw invalidState('The link of this invoice has expired.');
}

/**
 * Asks for 3D Secure alone, ahead of the payment ("Initiate a 3-D Secure authentication", the SDKs' words). The card is not
 * used by it.
 * @throws ApiError wrong state, a link that has expired
 */
export function authenticate(
  engine: Engine,
  place: number,
  card: SimCard,
  request: Pick<AuthorizeRequest, 'token' | 'threeDSVersion' | 'metadata' | 'ticks'>,
): void {
  checkUnpaid(engine, place, 'authenticated');
  const configuration = routeOf(engine, engine.store.at(place).transaction.currency, { ...request, card });
  const payment = engine.store.edit(place, engine.now());
  const { transaction } = payment;
  transaction.gateway_configuration_id = configuration.id;
  transaction.gateway_name = configuration.gateway_name;
  transaction.authenticated_card_id = card.id;
  const { ticks, metadata, threeDSVersion = LATEST } = request;
  addRequest(engine, payment, ticks);
  challenge(engine, place, { amount: transaction.amount, metadata, ticks }, threeDSVersion, 'check-answered');
}

/** A token may be tied to a configuration; what asks for none goes where the shop's rules send it. @throws ApiError 400 */
export function routeOf(
  engine: Engine,
  currency: string,
  { card, token, configuration: asked = null }: Payer,
): SimGatewayConfiguration {
  if (asked) return asked;
  const open = engine.gateways.list().filter(({ enabled }) => enabled);
  const tied = open.find(({ id }) => id === token?.gateway_configuration_id);
  const configuration = tied ?? routeTo(open, currency, card?.scheme ?? null);
  if (configuration) return configuration;
  const message = 'No gateway configuration is enabled.';
  throw new ApiError(400, 'request.configuration.missing-gateway-configuration', message);
}

/** Notes who pays with what at which PSP; from now on the card is used. */
export function take(
  engine: Engine,
  place: number,
  configuration: SimGatewayConfiguration,
  { card, token }: Payer,
): void {
  const payment = engine.store.at(place);
  const { transaction, invoice } = payment;
  Object.assign(payment, { card });
  if (card && !token) engine.cards.use(card.id);
  if (token && invoice.customer_id === null) {
    invoice.customer_id = token.customer_id;
    transaction.customer_id = token.customer_id;
    engine.customerPayments.assign(place, token.customer_id);
  }
  transaction.card_id = card?.id ?? null;
  transaction.token_id = token?.id ?? null;
  transaction.gateway_configuration_id = configuration.id;
  transaction.gateway_name = configuration.gateway_name;
  transaction.acquirer_name = pspOf(configuration)?.acquirer ?? null;
}

const ASKS_FOR_CHALLENGE = new Set(['challenge-requested', 'challenge-requested-mandate']);

/** The card or the invoice asks for it; nobody is there to pass it when the merchant starts the payment (seed 001). */
function isChallenged({ invoice, transaction }: SimPayment, { card }: AuthorizeRequest): boolean {
  if (invoice.merchant_initiator_type !== null || !card) return false;
  if (transaction.authenticated_card_id === card.id && transaction.three_d_s_status === 'success')
    return false;
  return card.behaviour === 'three-d-s' || ASKS_FOR_CHALLENGE.has(invoice.facts.challenge_indicator ?? '');
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

function checkAutoCapture(engine: Engine, at: number | null): void {
  if (at === null) return;
  const now = engine.now();
  if (at <= now || at >= now + LIFETIME) {
    throw invalid('invalid-date', 'auto_capture_at', 'auto_capture_at must lie within the next 7 days.');
  }
}
