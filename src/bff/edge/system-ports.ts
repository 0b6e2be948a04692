import { createHash, randomUUID } from 'node:crypto';
import type { SteadyClock, Ids, Sha256, Upstream } from '#bff/core/ports.ts';

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

/** Node's own fetch keeps connections alive. A redirect is handed back, never followed: the secret goes nowhere else. */
export function httpUpstream(
  baseUrl: string,
  projectId: string,
  secret: () => string,
  watch: (send: Upstream['fetch']) => Upstream['fetch'],
): Upstream {
  return {
    baseUrl,
    projectId,
    // Read for every call, so that a key can be exchanged while the server runs.
    get secret() {
      return secret();
    },
    fetch: watch((request) => fetch(request, { redirect: 'manual' })),
  };
}
