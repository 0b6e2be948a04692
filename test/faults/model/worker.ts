import { parentPort, workerData } from 'node:worker_threads';
import type { Bug } from '../bugs/bugs.ts';
import { plant } from '../bugs/plant.ts';

/** What a thread of the model is given: seeds `from` to `to`, excluded, and perhaps a bug to plant first. */
export interface Job {
  readonly from: number;
  readonly to: number;
  readonly bug?: Bug;
  readonly stopAtFirst?: boolean;
}

const job = workerData as Job;
if (job.bug) plant(job.bug);

// Loaded after the bug is planted.
const { runSeed } = await import('./run-seed.ts');
const { addRun, emptySummary } = await import('../report.ts');
const { createStorage } = await import('../world/storage.ts');

const storage = await createStorage();
const summary = emptySummary();
const before = process.threadCpuUsage();
for (let seed = job.from; seed < job.to; seed += 1) {
  addRun(summary, await runSeed(seed, storage));
  if (job.stopAtFirst === true && summary.violations.length > 0) break;
}
const { user, system } = process.threadCpuUsage(before);
summary.cpuSeconds = (user + system) / 1e6;
parentPort?.postMessage(summary);
