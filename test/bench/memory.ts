import { Pool } from 'undici';
import { LIST_MIXES, mirrorFile } from './lists.ts';
import type { Bench } from './row.ts';
import { residentMiB, startBff } from './support/process.ts';

const PORT = 8825;
const ROWS = 1_000_000;
const REQUESTS = 100_000;
const CONNECTIONS = 4;
const BUDGET_MIB = 300;
/** By then SQLite's page cache and the heap are as full as they get. */
const WARM_UP = 50_000;
/** Growth after the warm-up that still counts as flat: what the collector leaves lying about between two looks. */
const FLAT_MIB = 15;

async function ask(pool: Pool, requests: number): Promise<void> {
  const headers = { 'x-counterfoil': '1', 'sec-fetch-site': 'same-origin' };
  let next = 0;
  const worker = async () => {
    for (let i = next++; i < requests; i = next++) {
      const path = `/api/transactions?${LIST_MIXES[i % LIST_MIXES.length]?.query ?? ''}`;
      const { statusCode, body } = await pool.request({ path, method: 'GET', headers });
      await body.dump();
      if (statusCode !== 200) throw new Error(`${path} answered ${String(statusCode)}`);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
}

/** What the production BFF holds in memory with a million transactions mirrored, and whether requests make it grow. */
export const memoryBench: Bench = {
  name: 'memory',
  async run() {
    const database = await mirrorFile(ROWS);
    const bff = await startBff(PORT, {
      PROCESSOUT_PROJECT_ID: 'test-proj_bench',
      PROCESSOUT_SECRET: 'key_sandbox_bench',
      // Nothing listens there: the lists go on from the mirror.
      PROCESSOUT_API_URL: 'http://127.0.0.1:9',
      DATABASE_URL: database,
    });
    const pool = new Pool(`http://127.0.0.1:${String(PORT)}`, { connections: CONNECTIONS });
    try {
      await ask(pool, WARM_UP);
      const warm = residentMiB(bff.pid);
      await ask(pool, REQUESTS);
      const end = residentMiB(bff.pid);
      return [
        {
          what: `resident memory of the BFF, ${String(ROWS)} transactions mirrored, after ${String(REQUESTS)} list requests`,
          ours: `${end.toFixed(0)} MiB`,
          budget: `at most ${String(BUDGET_MIB)} MiB`,
          holds: end <= BUDGET_MIB,
        },
        {
          what: `its growth over those ${String(REQUESTS)} requests, after ${String(WARM_UP)} to warm up`,
          ours: `${(end - warm).toFixed(1)} MiB`,
          budget: `flat (at most ${String(FLAT_MIB)} MiB)`,
          holds: end - warm <= FLAT_MIB,
        },
      ];
    } finally {
      await pool.close();
      await bff.stop();
    }
  },
};
