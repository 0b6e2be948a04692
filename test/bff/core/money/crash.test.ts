import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import type { TransactionDetail } from '#contract/transaction-detail.ts';
import { createFakeClock } from '#test/bff/support/fake-clock.ts';
import { startBff } from '#test/bff/support/start-bff.ts';
import type { TestBff } from '#test/bff/support/start-bff.ts';
import { expectSound, findDetail, newKey } from './support.ts';

/**
 * A process that dies at its n-th step. Steps are each durable write of the journal and each money call, before and
 * after it had its effect; from the crash on nothing leaves the process and nothing is written.
 */
interface Mortal {
  readonly step: () => void;
  readonly dead: () => boolean;
  readonly steps: () => number;
}

function mortal(diesAt: number): Mortal {
  let count = 0;
  return {
    step() {
      count += 1;
      if (count >= diesAt) throw new Error('The process is gone');
    },
    dead: () => count >= diesAt,
    steps: () => count,
  };
}

/** The same database, through a process that may be gone. */
function through(database: DatabaseSync, process: Mortal): DatabaseSync {
  const isJournalWrite = (sql: string) => /^(insert into|update) "intent"/.test(sql);
  return {
    prepare(sql: string) {
      const statement = database.prepare(sql);
      if (!isJournalWrite(sql)) return statement;
      const around =
        <T>(run: (...parameters: never[]) => T) =>
        (...parameters: never[]): T => {
          process.step();
          const result = run(...parameters);
          process.step();
          return result;
        };
      return {
        columns: () => statement.columns(),
        all: around(statement.all.bind(statement) as never),
        run: around(statement.run.bind(statement) as never),
        iterate: statement.iterate.bind(statement),
      };
    },
    close: () => undefined,
  } as unknown as DatabaseSync;
}

interface Scene {
  readonly name: string;
  readonly status: 'completed' | 'authorized';
  readonly path: string;
  readonly body: (seen: TransactionDetail) => Record<string, unknown>;
}

const SCENES: readonly Scene[] = [
  {
    name: 'refund',
    status: 'completed',
    path: 'refunds',
    body: (seen) => ({ amount: seen.available_amount, reason: 'duplicate', invoice_detail_ids: [] }),
  },
  { name: 'void', status: 'authorized', path: 'void', body: () => ({}) },
  {
    name: 'capture',
    status: 'authorized',
    path: 'capture',
    body: (seen) => ({ amount: seen.authorized_amount }),
  },
];

/** The mirror is not what is looked at here. */
const QUIET_MIRROR = { tailMs: 1e9, sweepMs: 1e9 };

async function ask(world: TestBff, doomed: TestBff, scene: Scene, key: string): Promise<TransactionDetail> {
  const seen = await findDetail(world, scene.status, ({ actions }) =>
    scene.status === 'completed' ? actions.refund.allowed : actions.capture.allowed,
  );
  const currency = scene.path === 'void' ? {} : { currency: seen.currency };
  const body = { version: seen.version, ...currency, ...scene.body(seen) };
  await doomed.post(`/api/transactions/${seen.id}/${scene.path}`, body, { 'Idempotency-Key': key });
  return seen;
}

/** Runs a scene in a process that dies at `diesAt`, then another process on the same database until all is settled. */
async function crashAt(scene: Scene, diesAt: number, ignoreKeys: boolean) {
  const database = new DatabaseSync(':memory:');
  const clock = createFakeClock();
  const first = mortal(diesAt);
  const world = await startBff({ size: 200, clock, pace: QUIET_MIRROR });
  if (ignoreKeys) world.simulator.faults.set([{ kind: 'ignore-idempotency-key' }]);
  const key = newKey();
  const doomed = await startBff({
    clock,
    pace: QUIET_MIRROR,
    database: through(database, first),
    fetch: async (request) => {
      if (first.dead()) throw new TypeError('The process is gone');
      if (request.method !== 'POST') return world.simulator.fetch(request);
      first.step();
      const reply = await world.simulator.fetch(request);
      first.step();
      return reply;
    },
  });
  const seen = await ask(world, doomed, scene, key);
  await clock.advance(9_000);
  await doomed.stop();
  const second = await startBff({
    clock,
    pace: QUIET_MIRROR,
    database,
    fetch: world.simulator.fetch,
  });
  await clock.advance(1_300_000);
  const reply = await second.get(`/api/intents/${key}`);
  const state = reply.ok
    ? ((await reply.json()) as { intent: { state: string } }).intent.state
    : 'never stored';
  const sound = () => expectSound(world, seen.id, [key]);
  const ledger = world.simulator.ledger;
  const effects = new Set([...ledger.effectsByKey(key), ...ledger.effectsByMetadata('intent_id', key)]).size;
  await second.stop();
  await world.stop();
  return { state, effects, steps: first.steps(), crashed: first.dead(), sound };
}

describe.each(SCENES)('a process that dies during a $name', (scene) => {
  it.each([false, true])(
    'has one effect at most at every step, and knows it after a restart (keys ignored: %s)',
    async (ignoreKeys) => {
      for (let diesAt = 1; ; diesAt += 1) {
        const { state, effects, crashed, sound } = await crashAt(scene, diesAt, ignoreKeys);
        sound();
        const where = `step ${String(diesAt)}`;
        expect([where, effects]).toEqual([where, state === 'done' ? 1 : 0]);
        expect([where, ['done', 'never stored'].includes(state)]).toEqual([where, true]);
        if (!crashed) return;
      }
    },
  );
});
