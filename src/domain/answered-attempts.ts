import { toTrail } from './attempts.ts';
import type { Step } from './steps.ts';

/** What came before a try: nothing that was declined, a decline by the same PSP, or one by another. */
export const ATTEMPT_ORIGINS = ['fresh', 'again', 'rescue'] as const;
export type AttemptOrigin = (typeof ATTEMPT_ORIGINS)[number];

export const ATTEMPT_OUTCOMES = ['approved', 'declined'] as const;
export type AttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number];

/** A try that a PSP answered. */
export interface AnsweredAttempt {
  readonly number: number;
  readonly gateway_configuration_id: string | null;
  readonly gateway_name: string | null;
  readonly outcome: AttemptOutcome;
  readonly origin: AttemptOrigin;
}

/** The tries of a payment that approval rates count (steps oldest first): those without an answer say nothing of a PSP. */
export function answeredAttempts(steps: readonly Step[]): AnsweredAttempt[] {
  const declinedBy: (string | null)[] = [];
  return toTrail(steps).attempts.flatMap((attempt) => {
    const { number, outcome, gateway_configuration_id, gateway_name } = attempt;
    if (outcome !== 'approved' && outcome !== 'declined') return [];
    const elsewhere = declinedBy.some((id) => id !== gateway_configuration_id);
    const origin = declinedBy.length === 0 ? 'fresh' : elsewhere ? 'rescue' : 'again';
    if (outcome === 'declined') declinedBy.push(gateway_configuration_id);
    return [{ number, gateway_configuration_id, gateway_name, outcome, origin }];
  });
}
