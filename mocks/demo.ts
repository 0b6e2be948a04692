import { createBff } from '#bff/core/app.ts';
import type { Log } from '#bff/core/ports.ts';
import { pageClock } from './demo/clock.ts';
import { serveInPage } from './demo/serve-in-page.ts';
import { pageSqliteDialect } from './demo/sqlite-wasm.ts';
import { planOf } from './demo/troubles.ts';
import type { TroubleName } from './demo/troubles.ts';
import { parseFaultPlan } from './processout/faults.ts';
import { createSimulator, SANDBOX_PROJECT } from './processout/simulator.ts';
import type { Simulator } from './processout/simulator.ts';

const PAYMENTS = 5_000;
const NEW_PAYMENTS_PER_MINUTE = 4;

/** The demo has no console to fill: what goes wrong in it is shown on screen. */
const SILENT: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** What a visitor may do to the simulated world; the app's demo panel is built on it. */
export interface DemoHandle {
  readonly controls: {
    advance(ms: number): Promise<void>;
    traffic(on: boolean): void;
    isTrafficOn(): boolean;
    trouble(name: TroubleName, on: boolean): void;
    reset(): void;
  };
}

/**
 * Starts the backend and the simulator inside this page. The backend is the one that ships; only the network and the
 * edge (sockets, cookies, headers) are missing. Everything lives in this tab's memory: a reload starts again.
 */
export async function startDemo(): Promise<DemoHandle> {
  const simulator = createSimulator({ seed: 'norrland', clock: pageClock, size: PAYMENTS });
  const bff = createBff({
    clock: pageClock,
    ids: { uuid: () => crypto.randomUUID() },
    log: SILENT,
    upstream: {
      baseUrl: 'https://api.processout.com',
      projectId: SANDBOX_PROJECT.id,
      secret: SANDBOX_PROJECT.secret,
      fetch: simulator.fetch,
    },
    database: await pageSqliteDialect(),
    identify: () => Promise.resolve({ id: 'mara', name: 'Mara Lindqvist' }),
    project: { id: SANDBOX_PROJECT.id, name: 'Norrland Supply', environment: 'demo' },
  });
  await Promise.all([bff.start(), serveInPage(bff.fetch)]);
  simulator.traffic.on(NEW_PAYMENTS_PER_MINUTE);
  const advance = (ms: number) => {
    simulator.advance(ms);
    bff.nudge();
    return Promise.resolve();
  };
  offerToTests(simulator, advance);
  return { controls: controlsOf(simulator, advance) };
}

type Advance = (ms: number) => Promise<void>;

function controlsOf(simulator: Simulator, advance: Advance): DemoHandle['controls'] {
  const troubles = new Set<TroubleName>();
  return {
    advance,
    traffic: (on) => switchTraffic(simulator, on),
    isTrafficOn: () => simulator.traffic.isOn(),
    trouble(name, on) {
      if (on) troubles.add(name);
      else troubles.delete(name);
      simulator.faults.set(planOf(troubles));
    },
    reset: () => location.reload(),
  };
}

function switchTraffic(simulator: Simulator, on: boolean): void {
  if (on) simulator.traffic.on(NEW_PAYMENTS_PER_MINUTE);
  else simulator.traffic.off();
}

/** The browser tests speak to the demo's world as they speak to the sandbox's over HTTP. */
function offerToTests(simulator: Simulator, advance: Advance): void {
  Object.assign(globalThis, {
    __counterfoilDemo: {
      advance,
      faults: (plan: unknown) => simulator.faults.set(parseFaultPlan(plan)),
      traffic: (on: boolean) => switchTraffic(simulator, on),
    },
  });
}
