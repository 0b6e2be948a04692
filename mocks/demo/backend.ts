import { FIRST_IDENTITY, SANDBOX_IDENTITIES } from '#bff/core/access/identities.ts';
import { createBff } from '#bff/core/app.ts';
import type { Bff } from '#bff/core/app.ts';
import type { Log, Upstream } from '#bff/core/ports.ts';
import { SANDBOX_PROJECT } from '#mocks/processout/project.ts';
import { pageClock } from './clock.ts';
import { pageSha256 } from './sha256.ts';
import { pageSqliteDialect } from './sqlite-wasm.ts';

/** The demo has no console to fill: what goes wrong in it is shown on screen. */
const SILENT: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The backend that ships, over a simulated ProcessOut, all in memory. */
export async function startBackend(send: Upstream['send'], sqlite: WebAssembly.Module | null): Promise<Bff> {
  let actor = FIRST_IDENTITY;
  const bff = createBff({
    clock: pageClock,
    ids: { uuid: () => crypto.randomUUID() },
    log: SILENT,
    sha256: pageSha256,
    upstream: {
      projectId: SANDBOX_PROJECT.id,
      secret: SANDBOX_PROJECT.secret,
      send,
    },
    database: await pageSqliteDialect(sqlite),
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
  return bff;
}
