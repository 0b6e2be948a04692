/** Slows down whoever guesses: so many failures for one account, and no more for a while. */
export interface Attempts {
  /** Seconds to wait before the next one; 0 when there is no need to. */
  waitOf(account: string): number;
  failed(account: string): void;
  succeeded(account: string): void;
}

const MOST_FAILURES = 10;
const WITHIN_MS = 15 * 60_000;
/** More accounts than any staff has: whoever guesses at them too is slowed by the rate for all. */
const MOST_ACCOUNTS = 5_000;

/** @param now epoch milliseconds */
export function createAttempts(now: () => number): Attempts {
  const failures = new Map<string, number[]>();

  function recent(account: string): number[] {
    return (failures.get(account) ?? []).filter((at) => now() - at < WITHIN_MS);
  }

  return {
    waitOf(account) {
      const [oldest, ...others] = recent(account).slice(-MOST_FAILURES);
      if (oldest === undefined || others.length + 1 < MOST_FAILURES) return 0;
      return Math.ceil((oldest + WITHIN_MS - now()) / 1_000);
    },
    failed(account) {
      const kept = [...recent(account), now()].slice(-MOST_FAILURES);
      failures.delete(account);
      failures.set(account, kept);
      const [longestAgo] = failures.keys();
      if (failures.size > MOST_ACCOUNTS && longestAgo !== undefined) failures.delete(longestAgo);
    },
    succeeded: (account) => void failures.delete(account),
  };
}
