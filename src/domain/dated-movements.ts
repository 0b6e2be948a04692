import { money } from './money.ts';
import { micros } from './steps.ts';
import type { Step } from './steps.ts';

/** What changes how much of a payment is the merchant's, in the order in which it can happen. */
export const MOVEMENT_KINDS = ['captured', 'refunded', 'charged_back'] as const;
export type MovementKind = (typeof MOVEMENT_KINDS)[number];

/** Money that moved at a moment: microseconds since the epoch, and minor units of the payment's currency, without a sign. */
export interface DatedMovement {
  readonly kind: MovementKind;
  readonly at: number;
  readonly amount: bigint;
}

/** A payment as the API sums it up. Amounts are minor units of `currency`, times microseconds since the epoch. */
export interface PaymentSums {
  readonly currency: string;
  readonly captured: bigint;
  readonly refunded: bigint;
  readonly chargedBack: boolean;
  readonly createdAt: number;
  readonly capturedAt: number | null;
  readonly refundedAt: number | null;
  readonly chargedBackAt: number | null;
}

/**
 * When a payment's money moved, by its trail. A capture counts when it succeeds, a refund from when it is taken until it
 * fails (as in withMovements), a chargeback when it comes. What the API's sums hold and the trail does not is one movement
 * more, so that captures and refunds always come to the sums; it is negative where the trail tells too much.
 */
export function datedMovements(steps: readonly Step[], sums: PaymentSums): DatedMovement[] {
  const captures = steps.filter(({ kind, state }) => kind === 'capture' && state === 'succeeded');
  const refunds = steps.filter(({ kind, state }) => kind === 'refund' && state !== 'failed');
  const chargebacks = steps.filter(({ kind, state }) => kind === 'chargeback' && state === 'succeeded');
  const captured = captures.map((step) => movement('captured', endOf(step), step, sums));
  const refunded = withoutFailed(
    refunds.map((step) => movement('refunded', micros(step.at), step, sums)),
    sums.refunded,
  );
  const chargedBack = chargebacks.map((step) => movement('charged_back', endOf(step), step, sums));
  const capturedAt = sums.capturedAt ?? captured.at(-1)?.at ?? sums.createdAt;
  const refundedAt = sums.refundedAt ?? refunded.at(-1)?.at ?? capturedAt;
  const told = chargedBack.length > 0 || !sums.chargedBack;
  return [
    ...captured,
    { kind: 'captured' as const, at: capturedAt, amount: sums.captured - total(captured) },
    ...refunded,
    { kind: 'refunded' as const, at: refundedAt, amount: sums.refunded - total(refunded) },
    ...chargedBack,
    {
      kind: 'charged_back' as const,
      at: sums.chargedBackAt ?? refundedAt,
      amount: told ? 0n : sums.captured - sums.refunded,
    },
  ].filter(({ amount }) => amount !== 0n);
}

/** A refund that failed later need not say so in the trail: the last one that the sum lacks is left out. */
function withoutFailed(refunds: readonly DatedMovement[], sum: bigint): readonly DatedMovement[] {
  const excess = total(refunds) - sum;
  const failed = excess > 0n ? refunds.findLast(({ amount }) => amount === excess) : undefined;
  return refunds.filter((refund) => refund !== failed);
}

function movement(
  kind: MovementKind,
  at: number,
  { amount }: Step,
  { currency }: PaymentSums,
): DatedMovement {
  return { kind, at, amount: amount === null ? 0n : money(amount, currency).minor };
}

function endOf({ settled_at, at }: Step): number {
  return micros(settled_at ?? at);
}

function total(movements: readonly DatedMovement[]): bigint {
  return movements.reduce((sum, { amount }) => sum + amount, 0n);
}
