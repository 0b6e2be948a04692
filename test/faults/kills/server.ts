import { createBff } from '#bff/core/app.ts';
import { openDatabaseFile } from '#bff/edge/database.ts';
import { listen } from '#bff/edge/server.ts';
import { httpUpstream } from '#bff/edge/http-upstream.ts';
import { systemIds, systemSha256 } from '#bff/edge/system-ports.ts';
import { SANDBOX_PROJECT } from '#mocks/processout/project.ts';
import { collectingLog } from '#test/bff/support/start-bff.ts';
import { createFastClock } from '../world/fast-clock.ts';

/** The backend over its real database file, real HTTP and a fast clock, without the edge: made to be killed. */
const { DATABASE = '', UPSTREAM = '', EPOCH = '0', TIMES = '1' } = process.env;
const database = openDatabaseFile(DATABASE);
if (!database.ok) throw new Error(database.problem);
const log = collectingLog([]);
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
      (send) => send,
    ),
    database: database.value.dialect,
    identify: () => Promise.resolve({ id: 'mara', name: 'Mara', role: 'finance' }),
    project: { id: SANDBOX_PROJECT.id, name: 'Test shop', environment: 'sandbox' },
  },
  { tailMs: 60_000, sweepMs: 600_000 },
);
await bff.start();
const { port } = await listen({ handler: bff.fetch, host: '127.0.0.1', port: 0, log });
process.send?.(port);
