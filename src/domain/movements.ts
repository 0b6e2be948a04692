import { add, formatDecimal, money, negate, zero } from './money.ts';
import type { Money } from './money.ts';
import type { Step } from './steps.ts';

/** A step and what it did to the money; decimal strings in major units of the transaction's currency. */
export type MovedStep<S extends Step = Step> = S & {
  /** What is held after an authorization or an increment. */
  readonly held: string | null;
  /** What it added to (or, with a minus, took from) the available money. */
  readonly movement: string | null;
  /** The available money after it; null for steps that are not about money, and for those that failed. */
  readonly available: string | null;
};

/**
 * Adds running totals to steps (oldest first). Available is captured minus refunded (seed 003): a refund counts from the
 * moment it is taken until it fails, a capture when it succeeds. A chargeback moves nothing here, as in the API.
 */
export function withMovements<S extends Step>(steps: readonly S[], currency: string): MovedStep<S>[] {
  let held = zero(currency);
  let available = zero(currency);
  return steps.map((step) => {
    const amount = step.amount === null ? zero(currency) : money(step.amount, currency);
    const moved = step.state === 'failed' ? null : movementOf(step, amount);
    if (moved) available = add(available, moved);
    const holds = step.state === 'succeeded' && (step.kind === 'authorization' || step.kind === 'increment');
    if (holds) held = step.kind === 'increment' ? add(held, amount) : amount;
    return {
      ...step,
      held: holds ? formatDecimal(held) : null,
      movement: moved && formatDecimal(moved),
      available: isAboutMoney(step) ? formatDecimal(available) : null,
    };
  });
}

function movementOf(step: Step, amount: Money): Money | null {
  if (step.kind === 'refund') return negate(amount);
  return step.kind === 'capture' && step.state === 'succeeded' ? amount : null;
}

function isAboutMoney({ kind, state }: Step): boolean {
  if (kind === 'request' || kind === 'three_d_s' || kind === 'other' || kind === 'payout') return false;
  return state === 'succeeded' || (state === 'pending' && kind === 'refund');
}
