import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { readProof } from '#bff/core/payouts/proof-row.ts';
import { reconcile } from '#bff/core/payouts/reconcile.ts';
import type { Schema } from '#bff/core/store/schema.ts';
import { nodeSqliteDialect } from '#bff/edge/sqlite-dialect.ts';
import { median, spread } from './row.ts';
import type { Bench, Row } from './row.ts';
import { DUCKDB_MISSING, openDuckDb } from './support/duckdb.ts';
import { payoutFile, payoutsFor, plantedIn } from './support/payout-file.ts';

const ROWS = 1_000_000;
const ROUNDS = 3;
const MEMORY_MIB = 100;
/** One slice between two turns of others. */
const SLICE_MS = 50;
const MIB = 2 ** 20;

function open(path: string): DatabaseSync {
  const connection = new DatabaseSync(path);
  connection.exec('PRAGMA journal_mode = WAL; PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY;');
  return connection;
}

/** The peer: the same questions asked of SQLite by hand, item by item joined with its payment, and the sums per payout. */
const PLAIN = [
  `select i.id, i.amount, t.captured_amount, f.currency from payout_item i
    left join "transaction" t on t.id = i.transaction_id left join facet f on f.id = t.facet
    left join payout p on p.position = i.payout
    where t.id is null or f.currency <> p.currency or i.amount <> t.captured_amount`,
  `select transaction_id, count(*) from payout_item where transaction_id is not null
    group by transaction_id having count(*) > 1`,
  `select p.id, p.amount - sum(i.amount + i.fees) as residual, count(*) - p.sales_transactions as missing
    from payout p join payout_item i on i.payout = p.position
    group by p.position, p.id, p.amount, p.sales_transactions having residual <> 0`,
] as const;

function plainSqlite(path: string): number {
  const connection = open(path);
  const started = performance.now();
  for (const query of PLAIN) connection.prepare(query).all();
  const took = performance.now() - started;
  connection.close();
  return took;
}

interface Ours {
  readonly took: number;
  readonly grown: number;
  readonly slices: readonly number[];
  readonly wrong: number;
}

async function ours(path: string): Promise<Ours> {
  const connection = open(path);
  connection.exec('delete from payout_proof');
  const db = new Kysely<Schema>({ dialect: nodeSqliteDialect(connection) });
  const before = process.memoryUsage.rss();
  let peak = before;
  const slices: number[] = [];
  const started = performance.now();
  let turn = started;
  await reconcile({
    db,
    indexed: true,
    clock: {
      now: () => 0,
      sleep: () => {
        slices.push(performance.now() - turn);
        peak = Math.max(peak, process.memoryUsage.rss());
        turn = performance.now();
        return Promise.resolve();
      },
    },
  });
  const took = performance.now() - started;
  const wrong = await wronglyJudged(db);
  await db.destroy();
  return { took, grown: (peak - before) / MIB, slices, wrong };
}

/** Payouts of which something else is told than what was planted, or that are not explained to the last cent. */
async function wronglyJudged(db: Kysely<Schema>): Promise<number> {
  const rows = await db.selectFrom('payout_proof').select('proof').orderBy('payout').execute();
  const wrong = rows.filter(({ proof: text }, payout) => {
    const proof = readProof(text);
    const planted = plantedIn(payout);
    const told = proof.discrepancies.map(({ kind }) => kind).join();
    return told !== (planted ?? '') || proof.unexplained !== 0n;
  });
  return wrong.length + Math.abs(payoutsFor(ROWS) - rows.length);
}

async function timeOf(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

const DUCKDB_RATIO = 6;

/** The same questions of DuckDB, which answers them on all cores and stores nothing: each round right after ours. */
function againstDuckDb(times: readonly number[], duckDb: readonly number[]): Row {
  const ratio = median(times.map((took, round) => took / (duckDb[round] ?? Number.NaN)));
  const isThere = duckDb.length > 0;
  return {
    what: 'the same against DuckDB, which stores nothing; the median of the rounds',
    ours: spread(times, 'ms'),
    peer: isThere ? `the same join in DuckDB ${spread(duckDb, 'ms')}` : DUCKDB_MISSING,
    ...(isThere && { ratio }),
    budget: `at most ${String(DUCKDB_RATIO)}x`,
    holds: isThere && ratio <= DUCKDB_RATIO,
  };
}

/** A million payout items held against a million payments, with what is planted in the payouts all found. */
export const reconcileBench: Bench = {
  name: 'reconcile',
  async run() {
    const path = await payoutFile(ROWS);
    const plain: number[] = [];
    const runs: Ours[] = [];
    const duckDb: number[] = [];
    const peer = await openDuckDb(path);
    for (let round = 0; round < ROUNDS; round += 1) {
      plain.push(plainSqlite(path));
      runs.push(await ours(path));
      if (peer !== null) duckDb.push(await timeOf(() => peer.run(PLAIN)));
    }
    const times = runs.map(({ took }) => took);
    const ratio = median(times) / median(plain);
    const grown = Math.max(...runs.map((run) => run.grown));
    const wrong = Math.max(...runs.map((run) => run.wrong));
    const slowest = Math.max(...runs.flatMap(({ slices }) => slices));
    const rows: Row[] = [
      {
        what: '1,000,000 payout items against 1,000,000 payments, proofs stored',
        ours: spread(times, 'ms'),
        peer: `the same join in plain SQLite ${spread(plain, 'ms')}`,
        ratio,
        budget: 'at most 1x',
        holds: ratio <= 1,
      },
      againstDuckDb(times, duckDb),
      {
        what: `payouts of ${String(payoutsFor(ROWS))} told otherwise than planted`,
        ours: String(wrong),
        budget: '0',
        holds: wrong === 0,
      },
      {
        what: 'memory that it takes at its peak',
        ours: `${grown.toFixed(0)} MiB`,
        budget: `at most ${String(MEMORY_MIB)} MiB`,
        holds: grown <= MEMORY_MIB,
      },
      {
        what: 'longest time that others wait for their turn',
        ours: `${slowest.toFixed(0)} ms`,
        budget: `at most ${String(SLICE_MS)} ms`,
        holds: slowest <= SLICE_MS,
      },
    ];
    return rows;
  },
};
