import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { LoopDelay } from './meter.ts';

const NANOSECONDS = 1e9;

/** How long this process keeps what is due waiting. */
export function watchLoopDelay(): LoopDelay {
  const histogram = monitorEventLoopDelay({ resolution: 10 });
  histogram.enable();
  return {
    read() {
      const seconds = (nanoseconds: number): number => Number((nanoseconds / NANOSECONDS).toFixed(6));
      const answer = {
        p50: seconds(histogram.percentile(50)),
        p99: seconds(histogram.percentile(99)),
        max: seconds(histogram.max),
      };
      histogram.reset();
      return answer;
    },
  };
}
