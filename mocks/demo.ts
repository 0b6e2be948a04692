import { serveInPage } from './demo/serve-in-page.ts';
import { planOf } from './demo/troubles.ts';
import type { TroubleName } from './demo/troubles.ts';
import { startWorker } from './demo/worker-client.ts';
import type { DemoWorker } from './demo/worker-client.ts';
import { parseFaultPlan } from './processout/faults.ts';
import type { SampleFormat, SampleStatement } from './processout/statements/sample.ts';

/** What a visitor may do to the simulated world; the app's demo panel is built on it. */
export interface DemoHandle {
  readonly controls: {
    advance(ms: number): Promise<void>;
    traffic(on: boolean): void;
    isTrafficOn(): boolean;
    trouble(name: TroubleName, on: boolean): void;
    statement(format: SampleFormat): Promise<SampleStatement>;
    reset(): void;
  };
}

/**
 * Starts the backend and the simulator for this page, in a worker of its own. The backend is the one that ships; only
 * the network and the edge (sockets, cookies, headers) are missing. All of it lives in this tab's memory.
 */
export async function startDemo(): Promise<DemoHandle> {
  const worker = await startWorker(worldSize());
  await serveInPage((request) => worker.fetch(request));
  offerToTests(worker);
  return { controls: controlsOf(worker) };
}

function controlsOf(worker: DemoWorker): DemoHandle['controls'] {
  const troubles = new Set<TroubleName>();
  let traffic = true;
  return {
    advance: (ms) => worker.advance(ms),
    traffic(on) {
      traffic = on;
      worker.traffic(on);
    },
    isTrafficOn: () => traffic,
    trouble(name, on) {
      if (on) troubles.add(name);
      else troubles.delete(name);
      worker.faults(planOf(troubles));
    },
    statement: (format) => worker.statement(format),
    // The world lives as long as the page.
    reset: () => location.reload(),
  };
}

const PAYMENTS = 5_000;

/** A browser test may ask for a smaller world before the page starts: it is mirrored sooner. */
function worldSize(): number {
  const asked = (globalThis as { __counterfoilDemoPayments?: unknown }).__counterfoilDemoPayments;
  return typeof asked === 'number' ? asked : PAYMENTS;
}

/** The browser tests speak to the demo's world as they speak to the sandbox's over HTTP. */
function offerToTests(worker: DemoWorker): void {
  Object.assign(globalThis, {
    __counterfoilDemo: {
      advance: (ms: number) => worker.advance(ms),
      statement: (format: SampleFormat) => worker.statement(format),
      faults: (plan: unknown) => worker.faults(parseFaultPlan(plan)),
      traffic: (on: boolean) => worker.traffic(on),
    },
  });
}
