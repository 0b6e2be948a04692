import { parentPort, workerData } from 'node:worker_threads';
import type { Bug } from '../bugs/bugs.ts';
import { plant } from '../bugs/plant.ts';

/** What a thread of the crash points is given: the names of acts, and perhaps a bug to plant first. */
export interface CrashJob {
  readonly acts: readonly string[];
  readonly bug?: Bug;
}

const job = workerData as CrashJob;
if (job.bug) plant(job.bug);

// Loaded after the bug is planted.
const { ACTS, runCrashPoints } = await import('./crash-points.ts');
const { createStorage } = await import('../world/storage.ts');

const acts = ACTS.filter(({ name }) => job.acts.includes(name));
parentPort?.postMessage(await runCrashPoints(await createStorage(), acts));
