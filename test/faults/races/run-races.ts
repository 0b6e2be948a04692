import type { Bug } from '../bugs/bugs.ts';
import { inThread } from '../thread.ts';
import type { RaceSummary } from './explore.ts';

/** All races in all orders, perhaps with a planted bug. */
export function runRaces(bug?: Bug): Promise<RaceSummary> {
  return inThread(new URL('worker.ts', import.meta.url), { bug });
}
