import { parentPort, workerData } from 'node:worker_threads';
import { createStorage } from '../world/storage.ts';
import { ACTS, runCrashPoints } from './crash-points.ts';

/** What a thread of the crash points is given: the names of acts. */
export interface CrashJob {
  readonly acts: readonly string[];
}

const job = workerData as CrashJob;
const acts = ACTS.filter(({ name }) => job.acts.includes(name));
parentPort?.postMessage(await runCrashPoints(await createStorage(), acts));
