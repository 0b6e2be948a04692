import type { Clock } from '#bff/core/ports.ts';

/** The page's own clock. What is simulated moves in the simulator; the backend learns it from ProcessOut's Date header. */
export const pageClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const wake = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      signal?.addEventListener('abort', wake);
    }),
};
