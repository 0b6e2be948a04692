/** A bucket that holds a second's worth and fills steadily. */
export interface RateLimit {
  /** Takes one if there is one. */
  take(): boolean;
}

/** @param now epoch milliseconds */
export function createRateLimit(perSecond: number, now: () => number): RateLimit {
  let left = perSecond;
  let filledAt = now();
  return {
    take() {
      const time = now();
      left = Math.min(perSecond, left + ((time - filledAt) / 1000) * perSecond);
      filledAt = time;
      if (left < 1) return false;
      left -= 1;
      return true;
    },
  };
}
