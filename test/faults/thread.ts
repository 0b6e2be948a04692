import { Worker } from 'node:worker_threads';

/** Runs a script in a thread of its own, under this Node and with its own copies of all modules; the one message it posts. */
export function inThread<T>(script: URL, job: unknown): Promise<T> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, { workerData: job, execArgv: [] });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('A thread ended without a result')));
  });
}
