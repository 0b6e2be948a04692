import type { FaultPlan, FaultRule } from '#mocks/processout/faults.ts';

/** What can be made to go wrong at the demo's ProcessOut, by the names that the demo panel uses. */
const RULES = {
  slow: { kind: 'latency', ms: 3_000 },
  down: { kind: 'error-before', status: 503 },
  limited: { kind: 'rate-limit', retryAfter: 20 },
  timeout: {
    kind: 'timeout-after',
    ms: 1_500,
    times: 1,
    match: { method: 'POST', path: '/refunds$' },
  },
  forgetful: { kind: 'ignore-idempotency-key' },
} as const satisfies Record<string, FaultRule>;

export type TroubleName = keyof typeof RULES;

/** The fault plan for the troubles that are on. */
export function planOf(on: ReadonlySet<TroubleName>): FaultPlan {
  return [...on].map((name) => RULES[name]);
}
