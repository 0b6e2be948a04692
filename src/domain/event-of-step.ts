import type { StepKind } from './steps.ts';
import { parseMillis } from './time.ts';

/** What the names of the events begin with that tell of a step (seed 003, Transaction events). */
const TELLS: Readonly<Partial<Record<StepKind, readonly string[]>>> = {
  request: ['transaction.requested'],
  three_d_s: ['transaction.operation.three-d-s'],
  authorization: ['transaction.authorized', 'transaction.failed'],
  capture: ['transaction.captured', 'transaction.failed'],
  void: ['transaction.voided'],
  refund: ['transaction.refunded'],
  chargeback: ['transaction.chargeback.'],
};

/** An event fires when its row is written; nothing says that both have the same time to the microsecond. */
const NEAR_MS = 5_000;

interface Told {
  readonly name: string;
  readonly fired_at: string;
}

/**
 * The event that told of something that happened to a payment, among the events about that payment: of a fitting name,
 * nearest in time. Nothing links the two but that.
 * @param at epoch milliseconds
 */
export function eventOfStep<E extends Told>(kind: StepKind, at: number, events: readonly E[]): E | null {
  const beginnings = TELLS[kind] ?? [];
  const away = ({ fired_at }: E): number => Math.abs((parseMillis(fired_at) ?? Infinity) - at);
  const [nearest] = events
    .filter((event) => beginnings.some((beginning) => event.name.startsWith(beginning)))
    .filter((event) => away(event) <= NEAR_MS)
    .sort((a, b) => away(a) - away(b));
  return nearest ?? null;
}
