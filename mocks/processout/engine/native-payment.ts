import type { SimGatewayConfiguration, SimPayment } from '../model.ts';
import { declined } from '../http/errors.ts';
import { checkUnpaid, confirmPayment, take } from './authorize.ts';
import { capture } from './capture.ts';
import { fail } from './challenge.ts';
import type { Engine } from './engine.ts';
import { nativeParameters } from './native-parameters.ts';
import type { NativeParameter } from './native-parameters.ts';
import { addAttempt, addRequest, addStep, ticksFrom } from './trail.ts';
import type { Ticks } from './trail.ts';

const MINUTE = 60_000_000;

/** As the mobile SDKs know them. */
export type NativeState = 'CUSTOMER_INPUT' | 'PENDING_CAPTURE' | 'CAPTURED' | 'FAILED';

export type NativeValues = Readonly<Record<string, string>>;

export interface NativeRequest {
  readonly configuration: SimGatewayConfiguration;
  /** What the customer said, checked. */
  readonly values: NativeValues;
  readonly metadata: Readonly<Record<string, string>>;
  readonly ticks: Ticks;
  readonly decline: string | null;
}

/** How far a native payment is. */
export function nativeState({ transaction }: SimPayment): NativeState {
  switch (transaction.status) {
    case 'waiting':
      return 'CUSTOMER_INPUT';
    case 'pending':
    case 'authorized':
    case 'pending-capture':
    case 'in-review':
      return 'PENDING_CAPTURE';
    case 'failed':
    case 'voided':
    case 'blocked':
      return 'FAILED';
    default:
      return 'CAPTURED';
  }
}

/** What the customer said so far at a PSP. */
export function nativeValues({ native }: SimPayment, { id }: SimGatewayConfiguration): NativeValues {
  return native?.configuration_id === id ? native.values : {};
}

/** What the PSP still asks for. */
export function nativeMissing(
  payment: SimPayment,
  configuration: SimGatewayConfiguration,
): NativeParameter[] {
  if (nativeState(payment) !== 'CUSTOMER_INPUT') return [];
  const values = nativeValues(payment, configuration);
  return (nativeParameters(configuration.gateway_name) ?? []).filter(({ key }) => values[key] === undefined);
}

/**
 * Takes what the customer said. Once nothing that is required is missing the PSP is asked, and it confirms a minute later:
 * the payment is authorized and captured then.
 * @throws ApiError wrong state, a link that has expired, or a decline
 */
export function payNatively(engine: Engine, place: number, request: NativeRequest): void {
  checkUnpaid(engine, place, 'paid natively');
  const { configuration, metadata, ticks, decline } = request;
  const payment = engine.store.edit(place, engine.now());
  const values = { ...nativeValues(payment, configuration), ...request.values };
  payment.native = { configuration_id: configuration.id, values };
  if (nativeMissing(payment, configuration).some(({ isRequired }) => isRequired)) return;
  const { transaction } = payment;
  take(engine, place, configuration, { card: null, token: null });
  addRequest(engine, payment, ticks);
  const step = { type: 'authorization', amount: transaction.amount, metadata, ticks, errorCode: decline };
  if (decline !== null) {
    fail(engine, place, decline, addStep(engine, payment, step));
    throw declined(decline);
  }
  transaction.status = 'pending';
  const { created_at } = addAttempt(engine, payment, step);
  engine.plan(place, { at: created_at + MINUTE, kind: 'native-confirmed' });
}

/** The PSP says yes, and takes the money at once, unless the invoice was taken back meanwhile. */
export function confirmNative(engine: Engine, place: number, at: number): void {
  const ticks = ticksFrom(at);
  confirmPayment(engine, place, ticks);
  const { transaction, invoice } = engine.store.at(place);
  if (transaction.status !== 'authorized' || invoice.cancelled_at !== null) return;
  capture(engine, place, { amount: null, statementDescriptor: null, metadata: {}, ticks, at });
}
