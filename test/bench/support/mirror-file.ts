import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import { CUSTOMERS } from '#bff/core/mirror/customers/customers.ts';
import { EVENTS } from '#bff/core/mirror/events/events.ts';
import { createResourceWriter } from '#bff/core/mirror/resources/resource-writer.ts';
import { saveWalk } from '#bff/core/mirror/walk-state.ts';
import { createWriter } from '#bff/core/mirror/writer.ts';
import { storeWanted } from '#bff/core/settlement/owed-store.ts';
import { migrate } from '#bff/core/store/migrate.ts';
import type { Schema } from '#bff/core/store/schema.ts';
import { nodeSqliteDialect } from '#bff/edge/sqlite-dialect.ts';
import { NEWEST_US, shopCustomer, shopCustomers, shopEvent, shopTransaction } from './shop.ts';

const root = join(import.meta.dirname, '../../..');
const CACHE = join(root, 'node_modules/.cache/bench');
const BATCH = 1_000;
/** What decides about the contents of the file. */
const WRITING = [
  'src/bff/core/mirror/{customers,events,resources}/*.ts',
  'src/bff/core/mirror/{compare,digest,facet-book,positions,row,search,word-index,words,writer}.ts',
  'src/bff/core/store/{put-rows,rows-of,search-index}.ts',
  'src/bff/core/store/migrations/*.ts',
  'test/bench/support/{shop,mirror-file}.ts',
];

/** A database file with `rows` payments mirrored. Building a million takes minutes, so it is kept until the code changes. */
export async function mirrorFile(rows: number): Promise<string> {
  mkdirSync(CACHE, { recursive: true });
  const path = join(CACHE, `mirror-${String(rows)}-${codeVersion()}.sqlite`);
  if (existsSync(path)) return path;
  const unfinished = `${path}.unfinished`;
  rmSync(unfinished, { force: true });
  const connection = new DatabaseSync(unfinished);
  connection.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;');
  const db = new Kysely<Schema>({ dialect: nodeSqliteDialect(connection) });
  await migrate(db);
  await fill(db, rows);
  await db.destroy();
  renameSync(unfinished, path);
  return path;
}

async function fill(db: Kysely<Schema>, rows: number): Promise<void> {
  const writer = createWriter(db);
  const about = { skipped: [], readAt: NEWEST_US / 1000 };
  const gatewayNames = new Map<string, string>();
  for (const batch of batches(rows)) {
    const transactions = batch.map((n) => shopTransaction(n, rows));
    await writer.write({ ...about, transactions, gatewayNames });
  }
  const customers = createResourceWriter(db, CUSTOMERS);
  for (const batch of batches(shopCustomers(rows)))
    await customers.write({ ...about, items: batch.map((person) => shopCustomer(person, rows)) });
  const events = createResourceWriter(db, EVENTS);
  for (const batch of batches(rows))
    await events.write({ ...about, items: batch.map((n) => shopEvent(n, rows)) });
  while ((await storeWanted(db)) > 0);
  // What is late is told by a history that every PSP has.
  await sql`insert into payout_delay (payout, gateway, currency, days, count)
    select 0, gateway, currency, 3, 100 from (select distinct gateway, currency from owed)`.execute(db);
  await saveWalk(db, 'transactions', { finished: 1, upstream_total: rows, reached_us: 0 });
  await saveWalk(db, 'customers', { finished: 1, upstream_total: shopCustomers(rows), reached_us: 0 });
  await saveWalk(db, 'events/history', { finished: 1, upstream_total: rows, reached_us: 0 });
  await saveWalk(db, 'events', { in_step_at: NEWEST_US / 1000 });
}

/** Numbers of so many things, the newest first, as a walk stores them. */
function* batches(of: number): Iterable<number[]> {
  for (let end = of; end > 0; end -= BATCH) {
    const start = Math.max(0, end - BATCH);
    yield Array.from({ length: end - start }, (_, i) => end - 1 - i);
  }
}

function codeVersion(): string {
  const hash = createHash('sha256');
  const files = globSync(WRITING, { cwd: root });
  for (const file of files.sort()) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex').slice(0, 12);
}
