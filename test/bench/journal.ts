import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { createAudit } from '#bff/core/audit/audit.ts';
import { createJournal } from '#bff/core/journal/journal.ts';
import { createLiveBus } from '#bff/core/live.ts';
import type { Ports } from '#bff/core/ports.ts';
import { createUpstreamClient } from '#bff/core/processout/client.ts';
import { migrate } from '#bff/core/store/migrate.ts';
import type { Schema } from '#bff/core/store/schema.ts';
import { openDatabaseFile } from '#bff/edge/database.ts';
import { systemClock, systemIds, systemSha256 } from '#bff/edge/system-ports.ts';
import type { Actor } from '#contract/session.ts';
import { intentRow } from '#test/bff/core/journal/support.ts';
import { median, percentile, spread } from './row.ts';
import type { Bench } from './row.ts';

const ROUNDS = 5;
const INTENTS = 300;
/** Refunds of a day are added up by person, so a team shares them. */
const PEOPLE = 20;
const REFUND = JSON.stringify({
  success: true,
  refund: { id: `refd_${'1'.repeat(32)}`, amount: '0.01', created_at: '2026-03-01T10:00:00Z' },
});

interface Store {
  /** Resolves when the intent and the record of who asked for it are on the disk. */
  write(): Promise<void>;
  /** Lets what was written be sent and become final, as it does between two clicks. */
  rest(): Promise<void>;
  close(): Promise<void>;
}

/** The journal as the server opens it, over a ProcessOut that takes every refund at once. */
async function openJournal(path: string): Promise<Store> {
  const file = openDatabaseFile(path);
  if (!file.ok) throw new Error(file.problem);
  const ports: Ports = {
    clock: systemClock,
    ids: systemIds,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    sha256: systemSha256,
    upstream: {
      projectId: 'test-proj_bench',
      secret: 'key',
      send: () => Promise.resolve({ status: 200, headers: new Headers(), text: REFUND }),
    },
    database: file.value.dialect,
    identify: () => Promise.resolve(null),
    project: { id: 'test-proj_bench', name: 'Bench', environment: 'sandbox' },
  };
  const db = new Kysely<Schema>({ dialect: ports.database });
  await migrate(db);
  const journal = createJournal({
    ports,
    db,
    upstream: createUpstreamClient(ports),
    live: createLiveBus(),
    mirror: {
      note: () => undefined,
      notePayout: () => Promise.resolve(),
      refresh: () => undefined,
      refreshCustomer: () => Promise.resolve(),
    },
    audit: createAudit(db, ports),
  });
  let count = 0;
  let last = '';
  return {
    async write() {
      count += 1;
      const person = String(count % PEOPLE);
      const actor: Actor = { id: person, name: 'Bench', role: 'finance' };
      const now = systemClock.now();
      last = systemIds.uuid();
      const row = intentRow({
        id: last,
        amount: '0.01',
        actor_id: actor.id,
        actor_name: actor.name,
        phase: 'stored',
        sends: 0,
        sent_at: null,
        checks: 0,
        next_check_at: null,
        created_at: now,
        updated_at: now,
      });
      const asked = { actor, requestId: systemIds.uuid() };
      await journal.submit(row.transaction_id, asked, () => Promise.resolve(row));
    },
    async rest() {
      const row = await journal.settled(last, 10_000);
      if (row?.phase !== 'done') throw new Error(`The intent is ${row?.phase ?? 'gone'}`);
    },
    async close() {
      journal.stop();
      await db.destroy();
      file.value.release();
    },
  };
}

/** The peer: one insert of as many bytes, by itself, as durable. */
function openBare(path: string): () => void {
  const connection = new DatabaseSync(path);
  connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; create table row (json text)');
  const insert = connection.prepare('insert into row values (?)');
  const json = JSON.stringify(intentRow());
  return () => void insert.run(json);
}

async function timeOf(run: () => void | Promise<void>): Promise<number> {
  const started = performance.now();
  await run();
  return performance.now() - started;
}

/** How long it takes until nothing that was asked for can be lost any more: before that, nothing is sent. */
export const journalBench: Bench = {
  name: 'journal',
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'counterfoil-journal-'));
    const journal = await openJournal(join(folder, 'journal.db'));
    const bare = openBare(join(folder, 'bare.db'));
    const ours: number[] = [];
    const peer: number[] = [];
    try {
      for (let round = 0; round <= ROUNDS; round += 1) {
        const times: { ours: number[]; peer: number[] } = { ours: [], peer: [] };
        for (let n = 0; n < INTENTS; n += 1) {
          times.peer.push(await timeOf(bare));
          times.ours.push(await timeOf(() => journal.write()));
          await journal.rest();
        }
        // The first round warms up.
        if (round === 0) continue;
        ours.push(percentile(times.ours, 99));
        peer.push(percentile(times.peer, 99));
      }
    } finally {
      await journal.close();
      rmSync(folder, { recursive: true, force: true });
    }
    return [
      {
        what: `a durable intent and its audit record, p99, beside a bare durable insert`,
        ours: spread(ours, 'ms'),
        peer: spread(peer, 'ms'),
        ratio: median(ours) / median(peer),
        budget: '5 ms',
        holds: median(ours) <= 5,
      },
    ];
  },
};
