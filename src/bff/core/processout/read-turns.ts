import { fail } from '#domain/result.ts';
import { createFairQueue } from './fair-queue.ts';
import type { UpstreamResult } from './upstream.ts';

/** A page asks for a handful of things at a time; nobody opens a thousand pages at once by hand. */
const LIMITS = { atOnce: 32, atOnceEach: 8, waitingEach: 1_000 } as const;
const TRY_AGAIN_MS = 1_000;

/**
 * Whose reads of ProcessOut are whose, told by the signal of the request that they are for. People take turns; what
 * belongs to nobody, which is the journal's and the mirror's, waits for nobody, so money comes before reads.
 */
export interface ReadTurns {
  /** What is read with this signal is this person's. */
  belongs(signal: AbortSignal, person: string): void;
  take<T>(
    signal: AbortSignal | undefined,
    read: () => Promise<UpstreamResult<T>>,
  ): Promise<UpstreamResult<T>>;
}

export function createReadTurns(limits: typeof LIMITS = LIMITS): ReadTurns {
  const queue = createFairQueue(limits);
  const people = new WeakMap<AbortSignal, string>();
  return {
    belongs: (signal, person) => void people.set(signal, person),
    take(signal, read) {
      const person = signal && people.get(signal);
      if (person === undefined) return read();
      const turn = queue.run(person, read);
      return turn ?? Promise.resolve(fail({ kind: 'rate_limited', retryAfterMs: TRY_AGAIN_MS }));
    },
  };
}
