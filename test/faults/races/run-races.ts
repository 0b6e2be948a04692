import { inThread } from '../thread.ts';
import type { RaceSummary } from './explore.ts';

/** All races in all orders, in a thread of their own. */
export function runRaces(): Promise<RaceSummary> {
  return inThread(new URL('worker.ts', import.meta.url), null);
}
