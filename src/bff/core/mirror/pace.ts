import type { UpstreamProblem } from '../processout/upstream.ts';

const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/** How long a loop rests after problems in a row: what ProcessOut asks for, else twice as long each time. */
export function restAfter(problem: UpstreamProblem, inARow: number): number {
  if (problem.kind === 'rate_limited' && problem.retryAfterMs !== null)
    return Math.max(problem.retryAfterMs, FIRST_MS);
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** (inARow - 1));
}

/** Whether a list refused the object that a walk stood at: it was deleted, or belongs to another world. */
export function isLostCursor(problem: UpstreamProblem): boolean {
  return problem.kind === 'not_found' || (problem.kind === 'rejected' && problem.status < 500);
}

/** Whether asking again later may help. */
export function isTemporary({ kind }: UpstreamProblem): boolean {
  return kind === 'unavailable' || kind === 'rate_limited' || kind === 'unauthenticated';
}
