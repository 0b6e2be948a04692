/** Fewer payments than this say nothing about what a PSP usually does. */
export const MIN_DELAY_HISTORY = 20;

/** Payments by the whole days between capture and settlement. */
export type DelayHistory = ReadonlyMap<number, number>;

/** Whole days. */
export interface UsualDelay {
  /** Half of the payments arrive within it. */
  readonly usual: number;
  /** Nineteen of twenty do: what takes longer is late. */
  readonly slow: number;
}

/** How long a PSP takes, from its own history; null while there is too little of it. */
export function usualDelay(history: DelayHistory): UsualDelay | null {
  const total = [...history.values()].reduce((sum, count) => sum + count, 0);
  if (total < MIN_DELAY_HISTORY) return null;
  return { usual: daysAt(history, Math.ceil(total / 2)), slow: daysAt(history, Math.ceil(total * 0.95)) };
}

/** The days that the payment of this rank took, the quickest having rank 1. */
function daysAt(history: DelayHistory, rank: number): number {
  let seen = 0;
  for (const [days, count] of [...history].toSorted(([a], [b]) => a - b)) {
    seen += count;
    if (seen >= rank) return days;
  }
  return Number.NaN;
}

/** Null when nobody knows yet what late is. */
export function isLate(days: number, delay: UsualDelay | null): boolean | null {
  return delay === null ? null : days > delay.slow;
}
