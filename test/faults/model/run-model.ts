import { addSummary, emptySummary } from '../report.ts';
import type { Summary } from '../report.ts';
import { inThread } from '../thread.ts';
import type { Job } from './worker.ts';

export function runSeeds(job: Job): Promise<Summary> {
  return inThread(new URL('worker.ts', import.meta.url), job);
}

/** Runs the seeds from 0 on two threads. */
export async function runModel(seeds: number): Promise<Summary> {
  const half = Math.ceil(seeds / 2);
  const total = emptySummary();
  for (const part of await Promise.all([
    runSeeds({ from: 0, to: half }),
    runSeeds({ from: half, to: seeds }),
  ]))
    addSummary(total, part);
  return total;
}
