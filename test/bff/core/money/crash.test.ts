import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import type { Intent } from '#contract/intent.ts';
import type { TransactionDetail } from '#contract/transaction-detail.ts';
import { createSimulator } from '#mocks/processout/simulator.ts';
import type { Simulator } from '#mocks/processout/simulator.ts';
import { createFakeClock } from '#test/bff/support/fake-clock.ts';
import { expectSound, findDetail, newKey, startQuietly } from './support.ts';
import { watched } from './watched-database.ts';

/**
 * A process that dies at its n-th step. Steps are each durable write of the journal and each money call, before and
 * after it had its effect; from the crash on nothing leaves the process and nothing is written.
 */
interface Mortal {
  readonly step: () => void;
  readonly dead: () => boolean;
}

function mortal(diesAt: number): Mortal {
  let count = 0;
  return {
    step() {
      count += 1;
      if (count >= diesAt) throw new Error('The process is gone');
    },
    dead: () => count >= diesAt,
  };
}

/** The same database, through a process that may be gone. */
function through(database: DatabaseSync, process: Mortal): DatabaseSync {
  const isJournalWrite = (sql: string) => /^(insert into|update) "intent"/.test(sql);
  return watched(
    database,
    (sql) => {
      if (isJournalWrite(sql)) process.step();
    },
    () => undefined,
  );
}

/** The simulator as a process sees it that may be gone. */
function reachedBy(process: Mortal, simulator: Simulator): (request: Request) => Promise<Response> {
  return async (request) => {
    if (process.dead()) throw new TypeError('The process is gone');
    if (request.method !== 'POST') return simulator.fetch(request);
    process.step();
    const reply = await simulator.fetch(request);
    process.step();
    return reply;
  };
}

interface Scene {
  readonly name: 'refund' | 'void' | 'capture' | 'increment';
  readonly status: 'completed' | 'authorized';
  /** A step before and one after each of: insert, mark as sent, send, settle, and every check until 9 s are over. */
  readonly steps: number;
  readonly body: (seen: TransactionDetail) => Record<string, unknown>;
}

const money = (amount: string, { currency }: TransactionDetail) => ({ amount, currency });
const SCENES: readonly Scene[] = [
  {
    name: 'refund',
    status: 'completed',
    steps: 8,
    body: (seen) => ({
      ...money(seen.available_amount, seen),
      reason: 'duplicate',
      invoice_detail_ids: [],
    }),
  },
  { name: 'void', status: 'authorized', steps: 8, body: () => ({}) },
  // This PSP confirms captures later.
  { name: 'capture', status: 'authorized', steps: 12, body: (seen) => money(seen.authorized_amount, seen) },
  { name: 'increment', status: 'authorized', steps: 8, body: (seen) => money('1', seen) },
];

/** Runs a scene in a process that dies at `diesAt`, then another process on the same database until all is settled. */
async function crashAt(scene: Scene, diesAt: number, ignoreKeys: boolean) {
  const database = new DatabaseSync(':memory:');
  const clock = createFakeClock();
  const simulator = createSimulator({ seed: 'test', size: 60, clock });
  const first = mortal(diesAt);
  const doomed = await startQuietly({
    clock,
    database: through(database, first),
    fetch: reachedBy(first, simulator),
  });
  const seen = await findDetail(
    { ...doomed, simulator },
    scene.status,
    ({ actions }) => actions[scene.name].allowed,
  );
  if (ignoreKeys) simulator.faults.set([{ kind: 'ignore-idempotency-key' }]);
  const key = newKey();
  const path = `/api/transactions/${seen.id}/${scene.name === 'refund' ? 'refunds' : scene.name}`;
  const asked = doomed.post(path, { version: seen.version, ...scene.body(seen) }, { 'Idempotency-Key': key });
  await clock.advance(9_000);
  await asked;
  await doomed.stop();

  const second = await startQuietly({ clock, database, fetch: simulator.fetch });
  await clock.advance(1_300_000);
  const reply = await second.get(`/api/intents/${key}`);
  const state = reply.ok ? ((await reply.json()) as { intent: Intent }).intent.state : 'never stored';
  await second.stop();
  expectSound({ simulator }, seen.id, [key]);
  const { ledger } = simulator;
  const effects = new Set([...ledger.effectsByKey(key), ...ledger.effectsByMetadata('intent_id', key)]).size;
  return { state, effects, crashed: first.dead() };
}

describe.each(SCENES)('a process that dies during: $name', (scene) => {
  describe.each([false, true])('with idempotency keys ignored: %s', (ignoreKeys) => {
    it.each(Array.from({ length: scene.steps }, (_, index) => index + 1))(
      'at step %i, has one effect at most, and knows it after a restart',
      async (diesAt) => {
        const { state, effects, crashed } = await crashAt(scene, diesAt, ignoreKeys);
        expect(crashed).toBe(true);
        expect(['done', 'never stored']).toContain(state);
        expect(effects).toBe(state === 'done' ? 1 : 0);
      },
    );
  });

  it('has no other steps to die at', async () => {
    expect(await crashAt(scene, scene.steps + 1, false)).toEqual({
      state: 'done',
      effects: 1,
      crashed: false,
    });
  });
});
