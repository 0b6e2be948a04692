import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { errorBody } from '#contract/errors.ts';
import type { TransactionDetail } from '#contract/transaction-detail.ts';
import type { TestBff } from '#test/bff/support/start-bff.ts';
import { id } from '#test/bff/support/wire.ts';
import { findDetail, intentOf, refund, startQuietly, whileTimePasses } from './support.ts';

let folder: string;
let database: DatabaseSync;
let rig: TestBff;
let payment: TransactionDetail;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'counterfoil-storage-'));
  database = new DatabaseSync(join(folder, 'test.db'), { timeout: 0 });
  database.exec('PRAGMA journal_mode = WAL');
  rig = await startQuietly({ database });
  await rig.synced();
  payment = await findDetail(rig, 'completed', ({ actions }) => actions.refund.allowed);
});
afterEach(async () => {
  await rig.stop();
  rmSync(folder, { recursive: true });
});

/** Leaves the file no page to grow by, and its last pages no room for another record, as a full disk does. */
async function fillDisk(): Promise<void> {
  database.exec('CREATE TABLE ballast (x)');
  const { page_count: pages } = database.prepare('PRAGMA page_count').get() as { page_count: number };
  database.exec(`PRAGMA max_page_count = ${String(pages + 8)}`);
  const insert = database.prepare('INSERT INTO ballast VALUES (zeroblob(?))');
  for (const size of [4_000, 1_000, 100]) {
    try {
      for (;;) insert.run(size);
    } catch {
      // Full at this size.
    }
  }
  while ((await changeNothing()).status !== 503);
}

/** A call that is written down before it is looked at, and then refused for what it asks. */
function changeNothing(): Promise<Response> {
  return rig.send('PUT', `/api/customers/${id('cust', 1)}`, { colour: 'red' });
}

const troubles = [
  {
    name: 'a full disk',
    begin: async () => {
      await fillDisk();
      return () => database.exec('DROP TABLE ballast; PRAGMA max_page_count = 1000000');
    },
    words: 'the disk of Counterfoil’s server is full',
  },
  {
    name: 'a database that another program has locked',
    begin: () => {
      const other = new DatabaseSync(join(folder, 'test.db'));
      other.exec('BEGIN IMMEDIATE');
      return Promise.resolve(() => other.close());
    },
    words: 'another program holds Counterfoil’s database',
  },
];

describe.each(troubles)('with $name', ({ begin, words }) => {
  it('no money moves, the person is told why, health says so, and all is well again afterwards', async () => {
    expect((await rig.bff.readiness()).ready).toBe(true);
    const end = await begin();
    await rig.clock.advance(2_000);

    const reply = await refund(rig, payment);
    expect(reply.status).toBe(503);
    const { error } = errorBody.parse(await reply.json());
    expect(error.code).toBe('storage_unavailable');
    expect(error.message).toBe(`Nothing was sent, because ${words}. Tell whoever runs it, then try again.`);
    expect(rig.asked.filter((line) => line.startsWith('POST'))).toEqual([]);

    const { ready, checks } = await rig.bff.readiness();
    expect(ready).toBe(false);
    expect(checks.find(({ name }) => name === 'database')).toEqual({
      name: 'database',
      ok: false,
      says: `No money moves, because ${words}.`,
    });

    end();
    await rig.clock.advance(2_000);
    expect((await rig.bff.readiness()).checks.filter(({ ok }) => !ok)).toEqual([]);
    const again = await whileTimePasses(rig, refund(rig, payment), 10_000);
    expect((await intentOf(again)).state).toBe('done');
    expect(rig.asked.filter((line) => line.startsWith('POST'))).toHaveLength(1);
  });

  it('a change that is no money is refused too, before it is sent', async () => {
    const end = await begin();
    const reply = await changeNothing();
    expect(reply.status).toBe(503);
    expect(errorBody.parse(await reply.json()).error.message).toContain(`because ${words}`);
    expect(rig.asked.filter((line) => !line.startsWith('GET'))).toEqual([]);
    end();
  });

  it('what is being read goes on', async () => {
    const end = await begin();
    expect((await rig.get('/api/transactions')).status).toBe(200);
    expect((await rig.get(`/api/transactions/${payment.id}`)).status).toBe(200);
    end();
  });
});
