import { inThread } from '../thread.ts';
import type { CrashSummary } from './crash-points.ts';
import type { CrashJob } from './worker.ts';

const HALVES = [
  ['refund that is approved', 'void', 'capture', 'increment'],
  ['refund', 'capture confirmed later', 'charge', 'hold on a stored card'],
] as const;

/** The crash points of some acts, in a thread of their own. */
export function crashesOf(acts: readonly string[]): Promise<CrashSummary> {
  const job: CrashJob = { acts };
  return inThread(new URL('worker.ts', import.meta.url), job);
}

/** All of them, on two threads. */
export async function runCrashes(): Promise<CrashSummary> {
  const [one, two] = await Promise.all([crashesOf(HALVES[0]), crashesOf(HALVES[1])]);
  return {
    runs: one.runs + two.runs,
    points: one.points + two.points,
    violations: [...one.violations, ...two.violations],
  };
}
