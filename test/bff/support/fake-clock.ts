import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SteadyClock } from '#bff/core/ports.ts';

/** A clock that moves when a test says so, and then lets everything happen that was due on the way, in order. */
export interface FakeClock extends SteadyClock {
  advance(ms: number): Promise<void>;
  /** Lets everything happen that needs no time to pass. */
  settle(): Promise<void>;
}

interface Timer {
  readonly at: number;
  readonly ring: () => void;
}

/** Turns of the event loop without any waiting work after which nothing more is expected. */
const QUIET_TURNS = 6;

export const START = Date.parse('2026-03-10T12:00:00Z');

export function createFakeClock(start = START): FakeClock {
  let now = start;
  let yielding = 0;
  const timers = new Set<Timer>();

  async function settle(): Promise<void> {
    for (let quiet = 0; quiet < QUIET_TURNS; quiet += 1) {
      if (yielding > 0) quiet = 0;
      await nextTurn();
    }
  }

  function nextDue(until: number): Timer | undefined {
    return [...timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
  }

  return {
    now: () => now,
    steady: () => now - start,
    async sleep(ms, signal) {
      if (signal?.aborted) return;
      if (ms <= 0) {
        yielding += 1;
        await nextTurn();
        yielding -= 1;
        return;
      }
      await new Promise<void>((resolve) => {
        const timer = { at: now + ms, ring: resolve };
        timers.add(timer);
        signal?.addEventListener('abort', () => timer.ring(), { once: true });
        timer.ring = () => {
          timers.delete(timer);
          resolve();
        };
      });
    },
    settle,
    async advance(ms) {
      const until = now + ms;
      await settle();
      for (let timer = nextDue(until); timer; timer = nextDue(until)) {
        now = Math.max(now, timer.at);
        timer.ring();
        await settle();
      }
      now = until;
      await settle();
    },
  };
}
