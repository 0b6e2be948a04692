import type { FaultPlan } from '#mocks/processout/faults.ts';
import type { SampleFormat, SampleStatement } from '#mocks/processout/statements/sample.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

/** The page's side of the demo's worker: a fetch, and the switches of the simulated world. */
export interface DemoWorker {
  fetch(request: Request): Promise<Response>;
  advance(ms: number): Promise<void>;
  /** The shop's bank statement of the last weeks, as a file. */
  statement(format: SampleFormat): Promise<SampleStatement>;
  faults(plan: FaultPlan): void;
  traffic(on: boolean): void;
}

/** Starts the worker with a world of so many payments; resolves when its backend answers. */
export async function startWorker(payments: number): Promise<DemoWorker> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    type: 'module',
    name: 'counterfoil-demo',
  });
  const { port1: port, port2 } = new MessageChannel();
  const listeners = new Map<number, (message: FromWorker) => void>();
  let lastId = 0;
  const ready = new Promise<void>((resolve, reject) => {
    port.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind === 'ready') resolve();
      else if (data.kind === 'failed')
        reject(new Error(`The demo's backend could not start: ${data.message}`));
      else listeners.get(data.id)?.(data);
    });
    worker.addEventListener('error', () => reject(new Error("The demo's worker could not start")));
  });
  port.start();
  worker.postMessage(payments, [port2]);
  await ready;

  const tell = (message: ToWorker, transfer: Transferable[] = []) => port.postMessage(message, transfer);
  const next = () => (lastId += 1);
  return {
    async fetch(request) {
      const id = next();
      const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
      const body = hasBody ? await request.arrayBuffer() : null;
      const reply = receive(id, listeners, () => tell({ kind: 'cancel', id }));
      const { url, method, headers } = request;
      tell({ kind: 'request', id, url, method, headers: [...headers], body }, body ? [body] : []);
      return reply;
    },
    advance(ms) {
      const id = next();
      return new Promise((resolve) => {
        listeners.set(id, () => {
          listeners.delete(id);
          resolve();
        });
        tell({ kind: 'advance', id, ms });
      });
    },
    statement(format) {
      const id = next();
      return new Promise((resolve) => {
        listeners.set(id, (message) => {
          listeners.delete(id);
          if (message.kind === 'statement') resolve(message.file);
        });
        tell({ kind: 'statement', id, format });
      });
    },
    faults: (plan) => tell({ kind: 'faults', plan }),
    traffic: (on) => tell({ kind: 'traffic', on }),
  };
}

/** A reply put together from its pieces; its body streams, as the live updates need. */
function receive(
  id: number,
  listeners: Map<number, (message: FromWorker) => void>,
  cancel: () => void,
): Promise<Response> {
  return new Promise((resolve) => {
    let pieces: ReadableStreamDefaultController<Uint8Array> | undefined;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => void (pieces = controller),
      cancel: () => {
        listeners.delete(id);
        cancel();
      },
    });
    listeners.set(id, (message) => {
      if (message.kind === 'head') {
        resolve(
          new Response(hasNoBody(message.status) ? null : body, {
            status: message.status,
            headers: message.headers,
          }),
        );
      } else if (message.kind === 'piece') {
        pieces?.enqueue(message.bytes);
      } else {
        listeners.delete(id);
        pieces?.close();
      }
    });
  });
}

const hasNoBody = (status: number): boolean => status === 204 || status === 304;
