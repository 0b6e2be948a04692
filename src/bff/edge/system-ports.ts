import { createHash, randomUUID } from 'node:crypto';
import type { Ids, Sha256, SteadyClock } from '#bff/core/ports.ts';

export const systemClock: SteadyClock = {
  now: () => Date.now(),
  steady: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const wake = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      signal?.addEventListener('abort', wake);
    }),
};

export const systemSha256: Sha256 = (text) => createHash('sha256').update(text).digest('hex');

export const systemIds: Ids = { uuid: () => randomUUID() };
