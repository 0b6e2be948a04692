import { parentPort, workerData } from 'node:worker_threads';
import { addRun, emptySummary } from '../report.ts';
import { createStorage } from '../world/storage.ts';
import { runSeed } from './run-seed.ts';

/** What a thread of the model is given: seeds `from` to `to`, excluded. */
export interface Job {
  readonly from: number;
  readonly to: number;
}

const { from, to } = workerData as Job;
const storage = await createStorage();
const summary = emptySummary();
const before = process.threadCpuUsage();
for (let seed = from; seed < to; seed += 1) addRun(summary, await runSeed(seed, storage));
const { user, system } = process.threadCpuUsage(before);
summary.cpuSeconds = (user + system) / 1e6;
parentPort?.postMessage(summary);
