import type { SteadyClock } from '#bff/core/ports.ts';
import { systemClock } from '#bff/edge/system-ports.ts';

/** Real time, so many times as fast, and the same in every process that knows `epoch`; epoch milliseconds. */
export function createFastClock(epoch: number, times: number): SteadyClock {
  return {
    now: () => Math.floor(epoch + (systemClock.now() - epoch) * times),
    steady: () => systemClock.steady() * times,
    sleep: (ms, signal) => systemClock.sleep(ms / times, signal),
  };
}
