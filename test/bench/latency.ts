import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'undici';
import { createSimulator } from '#mocks/processout/simulator.ts';
import { median, spread } from './row.ts';
import type { Bench, Row } from './row.ts';
import { startBff, startNode } from './support/process.ts';

const PORTS = { upstream: 8820, peer: 8821, bff: 8822 } as const;
const ROUNDS = 9;
const REQUESTS_PER_ROUND = 300;
const WARM_UP = 400;
const origin = (port: number) => `http://127.0.0.1:${String(port)}`;

interface Target {
  readonly client: Client;
  readonly path: string;
  readonly headers: Record<string, string>;
}

async function once(target: Target): Promise<number> {
  const started = performance.now();
  const { statusCode, body } = await target.client.request({
    path: target.path,
    method: 'GET',
    headers: target.headers,
  });
  const text = await body.text();
  if (statusCode !== 200)
    throw new Error(`${target.path} answered ${String(statusCode)}: ${text.slice(0, 200)}`);
  return performance.now() - started;
}

async function medianOf(target: Target, requests: number): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < requests; i += 1) times.push(await once(target));
  return median(times);
}

/** A transaction with a PSP cascade and a refund, as the simulator sends it to the BFF. */
async function transactionReply(): Promise<{ id: string; body: string }> {
  const simulator = createSimulator({
    seed: 'bench',
    clock: { now: () => Date.UTC(2026, 10, 17, 12) },
    size: 500,
  });
  const headers = { authorization: `Basic ${btoa('test-proj_sandbox:key_sandbox_counterfoil')}` };
  const ask = async (path: string) =>
    (await simulator.fetch(new Request(`https://api.processout.com${path}`, { headers }))).text();
  const page = JSON.parse(await ask('/transactions?limit=100')) as {
    transactions: { id: string; status: string }[];
  };
  const id = page.transactions.find((transaction) => transaction.status === 'refunded')?.id;
  if (id === undefined) throw new Error('The world of the benchmark has no refunded transaction');
  const expand = [
    'invoice',
    'customer',
    'card',
    'gateway_configuration',
    'operations',
    'operations.gateway_configuration',
    'refunds',
  ];
  return { id, body: await ask(`/transactions/${id}?${expand.map((name) => `expand[]=${name}`).join('&')}`) };
}

interface Targets {
  readonly direct: Target;
  readonly peer: Target;
  readonly bff: Target;
  /** Passes all that every call passes, and asks nobody. */
  readonly session: Target;
}

async function measure(targets: Targets): Promise<readonly Row[]> {
  for (const target of Object.values(targets) as Target[]) await medianOf(target, WARM_UP);
  const added = { peer: [] as number[], bff: [] as number[], session: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const floor = await medianOf(targets.direct, REQUESTS_PER_ROUND);
    for (const name of ['peer', 'bff', 'session'] as const)
      added[name].push((await medianOf(targets[name], REQUESTS_PER_ROUND)) - floor);
  }
  const ratio = median(added.bff.map((ms, round) => ms / (added.peer[round] ?? Number.NaN)));
  return [
    {
      what: 'latency added to a detail read, p50 with one in flight (ratio pair by pair)',
      ours: `+${spread(added.bff, 'ms')}`,
      peer: `bare undici proxy +${spread(added.peer, 'ms')}`,
      ratio,
      budget: 'at most 1.3x',
      holds: ratio <= 1.3,
    },
    {
      what: 'of which every call has, also one that asks nobody (the session)',
      ours: `+${spread(added.session, 'ms')}`,
      budget: 'none',
      holds: true,
    },
  ];
}

/** What the BFF adds to one detail read, against a proxy that reads nothing. */
export const latencyBench: Bench = {
  name: 'latency',
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'counterfoil-bench-'));
    const { id, body } = await transactionReply();
    const replyFile = join(folder, 'reply.json');
    writeFileSync(replyFile, body);
    const support = join(import.meta.dirname, 'support');
    const upstream = await startNode(
      join(support, 'fixed-upstream.ts'),
      [String(PORTS.upstream), replyFile],
      /ready/,
    );
    const peer = await startNode(
      join(support, 'undici-proxy.ts'),
      [String(PORTS.peer), origin(PORTS.upstream)],
      /ready/,
    );
    const bff = await startBff(PORTS.bff, {
      PROCESSOUT_PROJECT_ID: 'test-proj_bench',
      PROCESSOUT_SECRET: 'key_sandbox_bench',
      PROCESSOUT_API_URL: origin(PORTS.upstream),
      DATABASE_URL: join(folder, 'bench.db'),
    });
    const direct: Target = {
      client: new Client(origin(PORTS.upstream)),
      path: `/transactions/${id}`,
      headers: {},
    };
    const viaPeer: Target = {
      client: new Client(origin(PORTS.peer)),
      path: `/transactions/${id}`,
      headers: {},
    };
    const ofBff = (path: string): Target => ({
      client: new Client(origin(PORTS.bff)),
      path,
      headers: { 'x-counterfoil': '1', 'sec-fetch-site': 'same-origin' },
    });
    const targets: Targets = {
      direct,
      peer: viaPeer,
      bff: ofBff(`/api/transactions/${id}`),
      session: ofBff('/api/session'),
    };
    try {
      return await measure(targets);
    } finally {
      await Promise.all((Object.values(targets) as Target[]).map(({ client }) => client.close()));
      await Promise.all([upstream, peer, bff].map((running) => running.stop()));
      rmSync(folder, { recursive: true });
    }
  },
};
