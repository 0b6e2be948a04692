import { micros } from './steps.ts';
import type { Step, StepKind } from './steps.ts';

/** One try at one PSP: what was sent there until it approved or declined. */
export interface Attempt<S extends Step = Step> {
  readonly number: number;
  readonly gateway_configuration_id: string | null;
  readonly gateway_name: string | null;
  readonly configuration_name: string | null;
  /** `abandoned`: it got no answer and the payment went on elsewhere, or nothing was sent at all. */
  readonly outcome: 'approved' | 'declined' | 'pending' | 'abandoned';
  readonly started_at: string;
  readonly ended_at: string;
  readonly steps: readonly S[];
}

export interface Trail<S extends Step = Step> {
  readonly attempts: readonly Attempt<S>[];
  /** What happened to the money afterwards, oldest first. */
  readonly aftermath: readonly S[];
}

/** Steps that decide an attempt. A capture does where nothing was authorized before (a sale in one go). */
const DECISIVE: ReadonlySet<StepKind> = new Set(['authorization', 'capture']);
const AFTER_ONLY: ReadonlySet<StepKind> = new Set(['increment', 'void', 'refund', 'chargeback']);

/**
 * Groups steps (oldest first) by the PSP that was tried. `gateway_name` of a transaction names the last PSP alone; the
 * declines before it are in the trail only (seed 003, Transaction attributes).
 */
export function toTrail<S extends Step>(steps: readonly S[]): Trail<S> {
  const groups: S[][] = [];
  const aftermath: S[] = [];
  // Money paid out to a card: nobody was asked to pay, so there is no try to tell of.
  let approvedAt: number | null = steps.some(({ kind }) => kind === 'payout') ? -Infinity : null;
  for (const step of steps) {
    const after = approvedAt !== null && micros(step.at) >= approvedAt;
    if (after || AFTER_ONLY.has(step.kind)) {
      aftermath.push(step);
      continue;
    }
    const group = groups.at(-1);
    if (group && !startsAnew(group, step)) group.push(step);
    else groups.push([step]);
    if (isApproval(step)) approvedAt = micros(endOf(step));
  }
  return { attempts: groups.map((group, index) => toAttempt(group, index, groups.length)), aftermath };
}

function startsAnew(group: readonly Step[], step: Step): boolean {
  const configuration = known(group, 'gateway_configuration_id');
  const elsewhere =
    configuration !== null &&
    step.gateway_configuration_id !== null &&
    step.gateway_configuration_id !== configuration;
  const decided = group.find(({ kind }) => DECISIVE.has(kind));
  if (elsewhere || decided === undefined) return elsewhere;
  // 3DS may run between an authorization's attempt and its result.
  return (
    DECISIVE.has(step.kind) || (decided.state !== 'pending' && micros(endOf(decided)) <= micros(step.at))
  );
}

function toAttempt<S extends Step>(steps: readonly S[], index: number, count: number): Attempt<S> {
  const last = steps.reduce((a, b) => (micros(endOf(b)) >= micros(endOf(a)) ? b : a));
  return {
    number: index + 1,
    gateway_configuration_id: known(steps, 'gateway_configuration_id'),
    gateway_name: known(steps, 'gateway_name'),
    configuration_name: known(steps, 'configuration_name'),
    outcome: outcomeOf(steps, index === count - 1),
    started_at: steps[0]?.at ?? '',
    ended_at: endOf(last),
    steps,
  };
}

function outcomeOf(steps: readonly Step[], isLast: boolean): Attempt['outcome'] {
  if (steps.some(isApproval)) return 'approved';
  if (steps.some(({ state }) => state === 'failed')) return 'declined';
  const waits = steps.some(({ state }) => state === 'pending');
  return isLast && waits ? 'pending' : 'abandoned';
}

function isApproval(step: Step): boolean {
  return DECISIVE.has(step.kind) && step.state === 'succeeded';
}

function endOf(step: Step): string {
  return step.settled_at ?? step.at;
}

/** The first step that says: the request row is written before a PSP is chosen. */
function known(
  steps: readonly Step[],
  field: 'gateway_configuration_id' | 'gateway_name' | 'configuration_name',
): string | null {
  return steps.find((step) => step[field] !== null)?.[field] ?? null;
}
