import { flushCompileCache } from 'node:module';
import type { Dialect } from 'kysely';
import { createBff } from '#bff/core/app.ts';
import { openDatabaseFile } from '#bff/edge/database.ts';
import { listen } from '#bff/edge/server.ts';
import { httpUpstream } from '#bff/edge/http-upstream.ts';
import { systemIds, systemSha256 } from '#bff/edge/system-ports.ts';
import { SANDBOX_PROJECT } from '#mocks/processout/project.ts';
import { createFastClock } from '../world/fast-clock.ts';

/**
 * The backend over its real database file, real HTTP and a fast clock, without the edge: made to be killed. Told a number
 * by its parent, it kills itself at that step from then on: a statement or an exchange, before and after.
 */
const { DATABASE = '', UPSTREAM = '', EPOCH = '0', TIMES = '1' } = process.env;
let left = Number.POSITIVE_INFINITY;
process.on('message', (steps) => (left = Number(steps)));

function step(): void {
  left -= 1;
  if (left < 0) process.kill(process.pid, 'SIGKILL');
}

async function around<T>(run: () => Promise<T>): Promise<T> {
  step();
  const result = await run();
  step();
  return result;
}

/** The same dialect, each of whose statements is a step before and after. */
function counted(dialect: Dialect): Dialect {
  return {
    createDriver() {
      const driver = dialect.createDriver();
      const acquire = driver.acquireConnection.bind(driver);
      driver.acquireConnection = async () => {
        const connection = await acquire();
        return {
          executeQuery: (query) => around(() => connection.executeQuery(query)),
          streamQuery: (query, size) => connection.streamQuery(query, size),
        };
      };
      return driver;
    },
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
  };
}

const database = openDatabaseFile(DATABASE);
if (!database.ok) throw new Error(database.problem);
const silent = () => undefined;
const log = { info: silent, warn: silent, error: silent };
const bff = createBff(
  {
    clock: createFastClock(Number(EPOCH), Number(TIMES)),
    ids: systemIds,
    log,
    sha256: systemSha256,
    upstream: httpUpstream(
      UPSTREAM,
      SANDBOX_PROJECT.id,
      () => SANDBOX_PROJECT.secret,
      (send) => (request) => around(() => send(request)),
    ),
    database: counted(database.value.dialect),
    identify: () => Promise.resolve({ id: 'mara', name: 'Mara', role: 'finance' }),
    project: { id: SANDBOX_PROJECT.id, name: 'Test shop', environment: 'sandbox' },
  },
  { tailMs: 60_000, sweepMs: 600_000 },
);
await bff.start();
const { port } = await listen({ handler: bff.fetch, host: '127.0.0.1', port: 0, log });
// Nobody who is killed has the time to do so later.
flushCompileCache();
process.send?.(port);
