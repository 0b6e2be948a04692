import { DatabaseSync } from 'node:sqlite';
import { createBff } from '#bff/core/app.ts';
import { httpUpstream } from '#bff/edge/http-upstream.ts';
import type { Bff } from '#bff/core/app.ts';
import { nodeSqliteDialect } from '#bff/edge/sqlite-dialect.ts';
import { systemClock, systemIds, systemSha256 } from '#bff/edge/system-ports.ts';
import { percentile } from './row.ts';
import type { Bench, Row } from './row.ts';
import { timeOf } from './support/offline-bff.ts';
import { startNode } from './support/process.ts';

const PORT = 8824;
const UPSTREAM = `http://127.0.0.1:${String(PORT)}`;
const PAYMENTS = 6_000;
const AUTHORIZATION = `Basic ${btoa('test-proj_sandbox:key_sandbox_counterfoil')}`;
/** A payment tells of three to four events: together at least fifty a second. */
const PAYMENTS_PER_MINUTE = 900;
const SECONDS_OF_TRAFFIC = 20;
const SECONDS_OF_QUIET = 5;
/** How far away ProcessOut is taken to be, there and back. */
const ROUND_TRIP_MS = 200;
/** What two turns of the tail may leave behind. */
const MOST_BEHIND = 400;

async function upstream<T>(path: string): Promise<T> {
  const reply = await fetch(`${UPSTREAM}${path}`, { headers: { authorization: AUTHORIZATION } });
  return (await reply.json()) as T;
}

const EXPAND = ['invoice', 'customer', 'card', 'operations', 'refunds']
  .map((name) => `expand%5B%5D=${name}`)
  .join('&');

/** The peer: the pages that the mirror asks for, one after the other, and nothing done with them. */
async function bareWalk(): Promise<number> {
  const started = performance.now();
  for (let after = ''; ;) {
    const page = await upstream<{ transactions: { id: string }[]; has_more: boolean }>(
      `/transactions?limit=100&order=desc${after}&${EXPAND}`,
    );
    if (!page.has_more) return performance.now() - started;
    after = `&start_after=${page.transactions.at(-1)?.id ?? ''}`;
  }
}

function openBff(): Bff {
  return createBff({
    clock: systemClock,
    ids: systemIds,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    upstream: httpUpstream(
      UPSTREAM,
      'test-proj_sandbox',
      () => 'key_sandbox_counterfoil',
      (send) => send,
    ),
    sha256: systemSha256,
    database: nodeSqliteDialect(new DatabaseSync(':memory:')),
    identify: () => Promise.resolve({ id: 'bench', name: 'Bench', role: 'finance' }),
    project: { id: 'test-proj_sandbox', name: 'Bench', environment: 'sandbox' },
  });
}

async function read<T>(bff: Bff, path: string): Promise<T> {
  const request = new Request(`http://bench.test${path}`, { headers: { 'X-Counterfoil': '1' } });
  return (await (await bff.fetch(request)).json()) as T;
}

interface Covered {
  readonly coverage: { readonly complete: boolean; readonly indexed: number };
}

async function untilComplete(bff: Bff, path: string): Promise<number> {
  const started = performance.now();
  while (!(await read<Covered>(bff, path)).coverage.complete) await systemClock.sleep(100);
  return performance.now() - started;
}

interface Backfill {
  /** Of all, how much of the pace of bare paging is reached. */
  readonly share: number;
  readonly ours: string;
  readonly peer: string;
}

async function backfill(bff: Bff): Promise<Backfill> {
  const before = await bareWalk();
  const started = performance.now();
  await bff.start();
  await untilComplete(bff, '/api/sync');
  const ours = performance.now() - started;
  const bare = (before + (await bareWalk())) / 2;
  const pace = (ms: number) => `${(PAYMENTS / (ms / 1000)).toFixed(0)} payments/s`;
  return { share: bare / ours, ours: pace(ours), peer: pace(bare) };
}

/** At a distance, and with none: then it is what the mirror's own work takes on the cores that make the pages. */
async function backfillRows(near: Bff): Promise<Row[]> {
  // The first walk is the simulator's own: it makes the payments as they are asked for.
  await bareWalk();
  const far = openBff();
  await control('POST', 'faults', { rules: [{ kind: 'latency', ms: ROUND_TRIP_MS }] });
  const away = await backfill(far).finally(() => far.stop());
  await control('DELETE', 'faults');
  const beside = await backfill(near);
  const what = `backfill of ${String(PAYMENTS)} payments, as a share of what bare paging brings`;
  return [
    {
      what: `${what}, ${String(ROUND_TRIP_MS)} ms away`,
      ours: away.ours,
      peer: away.peer,
      ratio: away.share,
      budget: 'at least 0.90x',
      holds: away.share >= 0.9,
    },
    {
      what: `${what}, on the same cores with no distance`,
      ours: beside.ours,
      peer: beside.peer,
      ratio: beside.share,
      budget: 'none',
      holds: true,
    },
  ];
}

async function control(method: 'POST' | 'DELETE', path: string, body?: object): Promise<void> {
  await fetch(`${UPSTREAM}/__sandbox/${path}`, { method, ...(body && { body: JSON.stringify(body) }) });
}

/** How long lists take while whatever happens happens. */
async function listTimes(bff: Bff, seconds: number): Promise<number[]> {
  const times: number[] = [];
  const started = performance.now();
  while (performance.now() - started < seconds * 1000) {
    times.push(await timeOf(bff, '/api/transactions?limit=25'));
    times.push(await timeOf(bff, '/api/events?limit=25'));
    await systemClock.sleep(100);
  }
  return times;
}

async function trafficRows(bff: Bff): Promise<Row[]> {
  await untilComplete(bff, '/api/events?limit=1');
  const total = async () => (await upstream<{ total_count: number }>('/events?limit=1')).total_count;
  const switchTraffic = (on: boolean) =>
    control('POST', 'traffic', on ? { on, per_minute: PAYMENTS_PER_MINUTE } : { on });
  const quiet = percentile(await listTimes(bff, SECONDS_OF_QUIET), 95);
  const before = await total();
  await switchTraffic(true);
  const started = performance.now();
  const busy = percentile(await listTimes(bff, SECONDS_OF_TRAFFIC), 95);
  const fired = (await total()) - before;
  const rate = fired / ((performance.now() - started) / 1000);
  const behind = before + fired - (await read<Covered>(bff, '/api/events?limit=1')).coverage.indexed;
  await switchTraffic(false);
  return [
    {
      what: `events not mirrored yet after ${String(SECONDS_OF_TRAFFIC)} s of traffic`,
      ours: `${String(behind)} of ${String(fired)}, at ${rate.toFixed(0)} a second`,
      budget: `keeps up with 50 a second: at most ${String(MOST_BEHIND)} behind`,
      holds: rate >= 50 && behind <= MOST_BEHIND,
    },
    {
      what: 'a list meanwhile, p95, beside the same when nothing happens',
      ours: `${busy.toFixed(1)} ms`,
      peer: `${quiet.toFixed(1)} ms`,
      ratio: busy / quiet,
      budget: '25 ms',
      holds: busy <= 25,
    },
  ];
}

/** How fast the mirror fills, and whether it keeps up with a busy shop while lists are read. */
export const mirrorBench: Bench = {
  name: 'mirror',
  async run() {
    const sandbox = await startNode('mocks/sandbox.ts', [], /Sandbox with/, {
      SANDBOX_PORT: String(PORT),
      SANDBOX_TRANSACTIONS: String(PAYMENTS),
      SANDBOX_PAYOUTS: '0',
    });
    const bff = openBff();
    try {
      return [...(await backfillRows(bff)), ...(await trafficRows(bff))];
    } finally {
      await bff.stop();
      await sandbox.stop();
    }
  },
};
