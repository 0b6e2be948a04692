import type { SimOperation, SimPayment } from '../model.ts';
import { messageOf } from '../world/reasons.ts';
import type { Engine } from './engine.ts';
import { acquirerReference, pspOf, pspReference } from './psp.ts';

/** Gives the times of a step's rows one after the other, epoch microseconds. */
export type Ticks = () => number;

/** Times for what happens by itself at a known moment. */
export function ticksFrom(at: number): Ticks {
  let next = at;
  return () => next++;
}

export interface Step {
  readonly type: string;
  readonly amount: bigint;
  readonly ticks: Ticks;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly refundId?: string;
  /** Set when the PSP declined. */
  readonly errorCode?: string | null;
}

const WITH_ARN = new Set(['capture', 'refund']);
const ACCOUNTABLE = new Set(['capture', 'refund', 'chargeback', 'payout']);

/**
 * Adds a step at the payment's PSP: an attempt row, then its result; both share the PSP's reference (facts sheet,
 * section 8). Returns the time of the result.
 * @param open an attempt that waits for its result; without one, the step begins now
 */
export function addStep(engine: Engine, payment: SimPayment, step: Step, open?: SimOperation): number {
  return addResult(engine, payment, open ?? addAttempt(engine, payment, step), step);
}

/** The attempt alone, while the PSP has not answered. A decline shows its code on both rows. */
export function addAttempt(engine: Engine, payment: SimPayment, step: Step): SimOperation {
  const id = engine.ids.next('tr_op');
  const psp = pspOf(engine.gatewayConfiguration(payment.transaction.gateway_configuration_id));
  return push(payment, {
    ...row(step, id, payment.transaction.gateway_configuration_id),
    is_attempt: true,
    gateway_operation_id: pspReference(psp, id),
  });
}

export function addResult(engine: Engine, payment: SimPayment, attempt: SimOperation, step: Step): number {
  const id = engine.ids.next('tr_op');
  const psp = pspOf(engine.gatewayConfiguration(attempt.gateway_configuration_id));
  const hasFailed = (step.errorCode ?? null) !== null;
  const result = push(payment, {
    ...row(step, id, attempt.gateway_configuration_id),
    has_failed: hasFailed,
    is_accountable: !hasFailed && ACCOUNTABLE.has(step.type),
    arn: !hasFailed && WITH_ARN.has(step.type) ? acquirerReference(psp, id) : null,
    gateway_operation_id: attempt.gateway_operation_id,
  });
  return result.created_at;
}

/**
 * The first row of every trail: somebody asked for a payment; no PSP is involved yet. Who passed 3D Secure ahead of the
 * payment has asked for it already.
 */
export function addRequest(engine: Engine, payment: SimPayment, ticks: Ticks): void {
  if (payment.operations.length > 0) return;
  push(
    payment,
    row({ type: 'request', amount: payment.transaction.amount, ticks }, engine.ids.next('tr_op'), null),
  );
}

/** The attempt of this type that has no result yet. */
export function openAttempt(
  payment: SimPayment,
  type: string,
  fits: (operation: SimOperation) => boolean = () => true,
): SimOperation | undefined {
  const answered = new Set(
    payment.operations
      .filter((one) => !one.is_attempt)
      .map(({ gateway_operation_id }) => gateway_operation_id),
  );
  return payment.operations.findLast(
    (one) => one.type === type && one.is_attempt && !answered.has(one.gateway_operation_id) && fits(one),
  );
}

function row(step: Step, id: string, configurationId: string | null): SimOperation {
  const code = step.errorCode ?? null;
  return {
    id,
    type: step.type,
    amount: step.amount,
    is_attempt: false,
    has_failed: false,
    is_accountable: false,
    error_code: code,
    error_message: code === null ? null : messageOf(code),
    arn: null,
    gateway_operation_id: null,
    gateway_configuration_id: configurationId,
    metadata: { ...step.metadata },
    ...(step.refundId !== undefined && { refund_id: step.refundId }),
    created_at: step.ticks(),
  };
}

function push(payment: SimPayment, operation: SimOperation): SimOperation {
  payment.operations.push(operation);
  return operation;
}
