import { DatabaseSync } from 'node:sqlite';
import { createBff } from '#bff/core/app.ts';
import type { Bff } from '#bff/core/app.ts';
import { nodeSqliteDialect } from '#bff/edge/sqlite-dialect.ts';
import { systemClock, systemIds, systemSha256 } from '#bff/edge/system-ports.ts';

/** The whole BFF over a database file, with nobody answering upstream: the lists go on from the mirror. */
export async function openOfflineBff(path: string): Promise<Bff> {
  const connection = new DatabaseSync(path);
  connection.exec('PRAGMA journal_mode = WAL; PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY;');
  const bff = createBff({
    clock: systemClock,
    ids: systemIds,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    upstream: {
      projectId: 'test-proj_bench',
      secret: 'key',
      send: () => Promise.reject(new TypeError('no network')),
    },
    sha256: systemSha256,
    database: nodeSqliteDialect(connection),
    identify: () => Promise.resolve({ id: 'bench', name: 'Bench', role: 'finance' }),
    project: { id: 'test-proj_bench', name: 'Bench', environment: 'sandbox' },
  });
  await bff.start();
  return bff;
}

/** How long a request takes until the last byte of its reply is here. */
export async function timeOf(bff: Bff, path: string): Promise<number> {
  const request = new Request(`http://bench.test${path}`, { headers: { 'X-Counterfoil': '1' } });
  const started = performance.now();
  const reply = await bff.fetch(request);
  const text = await reply.text();
  if (reply.status !== 200)
    throw new Error(`${path} answered ${String(reply.status)}: ${text.slice(0, 300)}`);
  return performance.now() - started;
}
