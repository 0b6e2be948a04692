import sqliteUrl from '@sqlite.org/sqlite-wasm/sqlite3.wasm?url';
import type { SampleFormat, SampleStatement } from '#mocks/processout/statements/sample.ts';
import type { BackendStart, FromSimulator, SimulatorStart, ToSimulator } from './controls-messages.ts';
import { fetchOverPort } from './fetch-over-port.ts';
import type { Fetch } from './fetch-over-port.ts';

/** The page's side of the demo's two workers: the backend, and the switches of the simulated world. */
export interface DemoWorkers {
  readonly fetch: Fetch;
  advance(ms: number): Promise<void>;
  /** The shop's bank statement of the last weeks, as a file. */
  statement(format: SampleFormat): Promise<SampleStatement>;
  faults(plan: unknown): void;
  traffic(on: boolean): void;
}

/** Starts a world of so many payments and the backend over it. What is fetched meanwhile waits for them. */
export function startWorkers(payments: number): DemoWorkers {
  const page = new MessageChannel();
  const upstream = new MessageChannel();
  const webhooks = new MessageChannel();
  const controls = new MessageChannel();
  const simulator = new Worker(new URL('./simulator-worker.ts', import.meta.url), {
    type: 'module',
    name: 'counterfoil-processout',
  });
  simulator.postMessage({ payments } satisfies SimulatorStart, [
    upstream.port2,
    webhooks.port1,
    controls.port2,
  ]);
  const backend = new Worker(new URL('./backend-worker.ts', import.meta.url), {
    type: 'module',
    name: 'counterfoil-backend',
  });
  const handOver = (sqlite: WebAssembly.Module | null): void =>
    backend.postMessage({ sqlite } satisfies BackendStart, [page.port2, webhooks.port2, upstream.port1]);
  // Loaded and compiled while the worker reads its script. What goes wrong here may still go well there.
  WebAssembly.compileStreaming(fetch(sqliteUrl)).then(handOver, () => handOver(null));
  const ask = asker(controls.port1);
  const call = fetchOverPort(page.port1);
  const broken = untilBroken([simulator, backend]);

  return {
    fetch: (request) => Promise.race([call(request), broken]),
    async advance(ms) {
      await ask((id) => ({ kind: 'advance', id, ms }));
      // No event tells of all that time brings.
      backend.postMessage(null);
    },
    async statement(format) {
      const answer = await ask((id) => ({ kind: 'statement', id, format }));
      if (answer.kind !== 'statement') throw new Error('The simulator answered something else');
      return answer.file;
    },
    faults: (plan) => controls.port1.postMessage({ kind: 'faults', plan } satisfies ToSimulator),
    traffic: (on) => controls.port1.postMessage({ kind: 'traffic', on } satisfies ToSimulator),
  };
}

/** Rejects when a worker cannot run, as a connection that breaks: whoever calls is told. */
function untilBroken(workers: readonly Worker[]): Promise<never> {
  const broken = new Promise<never>((_resolve, reject) => {
    for (const worker of workers) {
      worker.addEventListener('error', () => reject(new TypeError("The demo's workers could not start")));
    }
  });
  broken.catch(() => undefined);
  return broken;
}

type Ask = (message: (id: number) => ToSimulator) => Promise<FromSimulator>;

function asker(port: MessagePort): Ask {
  const asked = new Map<number, (message: FromSimulator) => void>();
  let lastId = 0;
  port.addEventListener('message', ({ data }: MessageEvent<FromSimulator>) => {
    asked.get(data.id)?.(data);
    asked.delete(data.id);
  });
  port.start();
  return (message) => {
    lastId += 1;
    const id = lastId;
    return new Promise((resolve) => {
      asked.set(id, resolve);
      port.postMessage(message(id));
    });
  };
}
