import { micros } from './steps.ts';
import type { Step } from './steps.ts';
import { AUTHORIZATION_LIFETIME_MS } from './time.ts';

/**
 * When the hold of a transaction lapses, epoch milliseconds: seven days after the last authorization that succeeded
 * (seed 000, Authorizing a payment). An increment does not prolong it. Null when nothing was authorized.
 */
export function heldUntil(steps: readonly Step[]): number | null {
  const last = steps.findLast(({ kind, state }) => kind === 'authorization' && state === 'succeeded');
  if (!last) return null;
  return Math.floor(micros(last.settled_at ?? last.at) / 1000) + AUTHORIZATION_LIFETIME_MS;
}
