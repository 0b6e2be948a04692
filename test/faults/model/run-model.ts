import { Worker } from 'node:worker_threads';
import { addSummary, emptySummary } from '../report.ts';
import type { Summary } from '../report.ts';
import type { Job } from './worker.ts';

/** Runs seeds in a thread of its own, under this Node and with its own copies of all modules. */
export function inThread(job: Job): Promise<Summary> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('worker.ts', import.meta.url), { workerData: job, execArgv: [] });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('A thread of the model ended without a result')));
  });
}

/** Runs the seeds from 0 on two threads. */
export async function runModel(seeds: number): Promise<Summary> {
  const half = Math.ceil(seeds / 2);
  const total = emptySummary();
  for (const part of await Promise.all([
    inThread({ from: 0, to: half }),
    inThread({ from: half, to: seeds }),
  ]))
    addSummary(total, part);
  return total;
}
