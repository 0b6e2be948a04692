import { planOf } from './demo/troubles.ts';
import type { TroubleName } from './demo/troubles.ts';
import { startWorkers } from './demo/workers.ts';
import type { DemoWorkers } from './demo/workers.ts';
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

async function startDemo(): Promise<DemoHandle> {
  const workers = startWorkers(worldSize());
  // After the workers have begun: what stands between them and the page is not what they wait for.
  const { serveInPage } = await import('./demo/serve-in-page.ts');
  await serveInPage(workers.fetch);
  offerToTests(workers);
  return { controls: controlsOf(workers) };
}

function controlsOf(workers: DemoWorkers): DemoHandle['controls'] {
  const troubles = new Set<TroubleName>();
  let traffic = true;
  return {
    advance: (ms) => workers.advance(ms),
    traffic(on) {
      traffic = on;
      workers.traffic(on);
    },
    isTrafficOn: () => traffic,
    trouble(name, on) {
      if (on) troubles.add(name);
      else troubles.delete(name);
      workers.faults(planOf(troubles));
    },
    statement: (format) => workers.statement(format),
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
function offerToTests(workers: DemoWorkers): void {
  Object.assign(globalThis, {
    __counterfoilDemo: {
      advance: (ms: number) => workers.advance(ms),
      statement: (format: SampleFormat) => workers.statement(format),
      faults: (plan: unknown) => workers.faults(plan),
      traffic: (on: boolean) => workers.traffic(on),
    },
  });
}

/**
 * The backend and the simulator for this page, in workers of their own. The backend is the one that ships; only the
 * network and the edge (sockets, cookies, headers) are missing. All of it lives in this tab's memory.
 */
export const demo: Promise<DemoHandle> = startDemo();
