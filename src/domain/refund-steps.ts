import { compare, money } from './money.ts';
import { micros } from './steps.ts';
import type { Step } from './steps.ts';
import type { Refund } from './transaction.ts';

export type RefundStep<S extends Step = Step> = S & { readonly refund_id: string | null };

/**
 * Tells which refund each refund step belongs to: by amount, the nearest in time, since the API does not link the two.
 * A refund that failed later (seed 003, Refund attributes) makes its step a failed one. Amounts are in `currency`.
 */
export function linkRefunds<S extends Step>(
  steps: readonly S[],
  refunds: readonly Refund[],
  currency: string,
): RefundStep<S>[] {
  const owners = new Map<string, Refund>();
  for (const refund of refunds) {
    const step = nearest(
      steps.filter(({ id }) => !owners.has(id)),
      refund,
      currency,
    );
    if (step) owners.set(step.id, refund);
  }
  return steps.map((step) => {
    const refund = owners.get(step.id);
    return { ...step, state: refund?.has_failed ? 'failed' : step.state, refund_id: refund?.id ?? null };
  });
}

function nearest<S extends Step>(steps: readonly S[], refund: Refund, currency: string): S | undefined {
  const amount = money(refund.amount, currency);
  const distance = (step: Step): number => Math.abs(micros(step.at) - micros(refund.created_at));
  return steps
    .filter(
      ({ kind, amount: text }) =>
        kind === 'refund' && text !== null && compare(money(text, currency), amount) === 0,
    )
    .toSorted((a, b) => distance(a) - distance(b))[0];
}

/** When the last refund failed, epoch milliseconds: null when it did not, or when none was made. */
export function refundFailedAt(steps: readonly Step[]): number | null {
  const last = steps.findLast(({ kind }) => kind === 'refund');
  return last?.state === 'failed' ? Math.floor(micros(last.settled_at ?? last.at) / 1000) : null;
}
