import type { IntentAction } from '#domain/actions.ts';
import { toTrail } from '#domain/attempts.ts';
import type { Trail } from '#domain/attempts.ts';
import { compare, money } from '#domain/money.ts';
import { withMovements } from '#domain/movements.ts';
import type { MovedStep } from '#domain/movements.ts';
import { linkRefunds } from '#domain/refund-steps.ts';
import type { RefundStep } from '#domain/refund-steps.ts';
import { toSteps } from '#domain/steps.ts';
import type { Step } from '#domain/steps.ts';
import type { Refund } from '#domain/transaction.ts';
import { snapshotOf } from '../journal/snapshot.ts';
import type { WireTransaction } from '../processout/wire-transaction.ts';
import type { IntentRow } from '../store/journal-tables.ts';
import { toOperation } from './from-wire.ts';

export type DetailStep = MovedStep<RefundStep> & { readonly by: string | null };

/** The trail of a transaction: steps with what they did to the money and, where it was one of us, who caused them. */
export function trailOf(
  transaction: WireTransaction,
  refunds: readonly Refund[],
  intents: readonly IntentRow[],
): { readonly steps: readonly DetailStep[]; readonly trail: Trail<DetailStep> } {
  const { currency } = transaction;
  const linked = linkRefunds(
    toSteps((transaction.operations ?? []).map(toOperation), currency),
    refunds,
    currency,
  );
  const actors = actorsOf(linked, refunds, intents, currency);
  const steps = withMovements(linked, currency).map((step) => ({ ...step, by: actors.get(step.id) ?? null }));
  return { steps, trail: toTrail(steps) };
}

/** The staff member behind a refund, when it came through here: its metadata names our intent. */
export function refunder(refund: Refund, intents: readonly IntentRow[]): string | null {
  const intent = intents.find(
    ({ id, refund_id }) => id === refund.metadata['intent_id'] || refund_id === refund.id,
  );
  return intent?.actor_name ?? null;
}

function actorsOf(
  steps: readonly RefundStep[],
  refunds: readonly Refund[],
  intents: readonly IntentRow[],
  currency: string,
): ReadonlyMap<string, string> {
  const actors = new Map<string, string>();
  for (const step of steps) {
    const refund = refunds.find(({ id }) => id === step.refund_id);
    const name = refund ? refunder(refund, intents) : null;
    if (name !== null) actors.set(step.id, name);
  }
  // Other steps carry no mark of ours: the first one that was not there when the intent was sent, of its kind and amount.
  for (const intent of intents.toReversed().filter(({ phase }) => phase === 'done' || phase === 'pending')) {
    if (intent.action === 'refund') continue;
    const before = new Set(snapshotOf(intent).operation_ids);
    const step = steps.find(
      (one) => !actors.has(one.id) && !before.has(one.id) && causedBy(one, intent, currency),
    );
    if (step) actors.set(step.id, intent.actor_name);
  }
  return actors;
}

/** Money actions and steps have the same names; a charge is told by its last step. */
function stepOf(action: IntentAction): string {
  if (action === 'charge') return 'capture';
  return action === 'authorize' ? 'authorization' : action;
}

function causedBy(step: Step, intent: IntentRow, currency: string): boolean {
  if (step.kind !== stepOf(intent.action) || step.state === 'failed') return false;
  if (intent.amount === null || step.amount === null) return true;
  return compare(money(intent.amount, currency), money(step.amount, currency)) === 0;
}
