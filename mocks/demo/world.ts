import { FIRST_IDENTITY, SANDBOX_IDENTITIES } from '#bff/core/access/identities.ts';
import { createBff } from '#bff/core/app.ts';
import type { Bff } from '#bff/core/app.ts';
import type { Log } from '#bff/core/ports.ts';
import { createSimulator, SANDBOX_PROJECT } from '#mocks/processout/simulator.ts';
import type { Simulator } from '#mocks/processout/simulator.ts';
import { pageClock } from './clock.ts';
import { pageSha256 } from './sha256.ts';
import { pageSqliteDialect } from './sqlite-wasm.ts';

export const NEW_PAYMENTS_PER_MINUTE = 4;

/** Where the simulated dashboard says that webhooks go: to this backend, which knows its paths and no host. */
const WEBHOOK_URL = 'https://counterfoil.norrland.example/webhooks/processout';

/** The demo has no console to fill: what goes wrong in it is shown on screen. */
const SILENT: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The shipped backend over a simulated ProcessOut, all in memory, with new payments arriving now and then. */
export async function startWorld(
  payments: number,
): Promise<{ readonly bff: Bff; readonly simulator: Simulator }> {
  const simulator = createSimulator({
    seed: 'norrland',
    clock: pageClock,
    size: payments,
    payouts: 'planted',
    webhooks: { url: WEBHOOK_URL, deliver: (request) => bff.fetch(request) },
  });
  let actor = FIRST_IDENTITY;
  const bff: Bff = createBff({
    clock: pageClock,
    ids: { uuid: () => crypto.randomUUID() },
    log: SILENT,
    sha256: pageSha256,
    upstream: {
      baseUrl: 'https://api.processout.com',
      projectId: SANDBOX_PROJECT.id,
      secret: SANDBOX_PROJECT.secret,
      fetch: simulator.fetch,
    },
    database: await pageSqliteDialect(),
    identify: () => Promise.resolve(actor),
    identities: {
      offered: SANDBOX_IDENTITIES,
      choose(chosen) {
        actor = chosen;
        return {};
      },
    },
    project: { id: SANDBOX_PROJECT.id, name: 'Norrland Supply', environment: 'demo' },
  });
  await bff.start();
  simulator.traffic.on(NEW_PAYMENTS_PER_MINUTE);
  return { bff, simulator };
}
