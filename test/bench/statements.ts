import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { rematch } from '#bff/core/statements/match/rematch.ts';
import type { ReadLine } from '#bff/core/statements/read/read-lines.ts';
import { storeStatement } from '#bff/core/statements/store-statement.ts';
import { migrate } from '#bff/core/store/migrate.ts';
import type { Schema } from '#bff/core/store/schema.ts';
import { nodeSqliteDialect } from '#bff/edge/sqlite-dialect.ts';
import { dayAfter } from '#domain/statement-date.ts';
import { payoutRow } from '../bff/core/payouts/support.ts';
import { median, spread } from './row.ts';
import type { Bench, Row } from './row.ts';

const PAYOUTS = 5_000;
const LINES = 10_000;
const ROUNDS = 5;
const BUDGET_MS = 1_000;
/** The longest that others wait while lines are matched and written. */
const SLICE_MS = 100;
const FIRST_DAY = '2026-01-01';
const FIRST_US = Date.parse(`${FIRST_DAY}T06:00:00Z`) * 1_000;
const DAY_US = 86_400_000_000;

/** Many payouts share an amount, as daily payouts of a small shop do; every second line is of no payout. */
const amountOf = (index: number): number => 10_000 + (index % 700) * 137;
const dayOf = (index: number): number => index % 300;

function lineOf(index: number): ReadLine {
  const isPayout = index < PAYOUTS;
  return {
    fileLine: index + 1,
    account: 'NL44RABO0123456789',
    bookedOn: dayAfter(FIRST_DAY, dayOf(index) + (index % 3)),
    valueOn: null,
    currency: 'EUR',
    minor: BigInt(amountOf(index)),
    text: isPayout ? `STRIPE TECHN PO-${String(100_000 + index)} NORRLAND` : 'TRANSFER WHOLESALE INVOICE',
    reference: `B${String(index)}`,
  };
}

async function shop(): Promise<{ connection: DatabaseSync; db: Kysely<Schema> }> {
  const connection = new DatabaseSync(':memory:');
  const db = new Kysely<Schema>({ dialect: nodeSqliteDialect(connection) });
  await migrate(db);
  await db.transaction().execute(async (trx) => {
    for (let index = 0; index < PAYOUTS; index += 1)
      await trx
        .insertInto('payout')
        .values(
          payoutRow(index + 1, {
            amount: amountOf(index),
            settled_us: FIRST_US + dayOf(index) * DAY_US,
            gateway: 'stripe',
            bank_summary: `STRIPE PO-${String(100_000 + index)}`,
          }),
        )
        .execute();
  });
  const lines = Array.from({ length: LINES }, (_, index) => lineOf(index));
  await storeStatement(db, {
    id: 'bs_bench',
    name: 'bench.sta',
    format: 'mt940',
    shape: null,
    actor: { id: 'bench', name: 'Bench', role: 'admin' },
    at: 0,
    statement: {
      lines,
      ranges: [{ account: 'NL44RABO0123456789', currency: 'EUR', from: FIRST_DAY, to: '2026-12-31' }],
    },
  });
  return { connection, db };
}

/** The peer: which payouts have the amount, the currency and a day near enough, asked of SQLite by hand. */
const PLAIN = `select l.id, p.id from statement_line l join payout p
  on p.currency = l.currency and p.amount = l.amount
  and julianday(l.booked_on) - julianday(p.settled_us / 1000000, 'unixepoch') between -2 and 8`;

interface Round {
  readonly took: number;
  readonly plain: number;
  readonly slowest: number;
  readonly wrong: number;
}

async function round(): Promise<Round> {
  const { connection, db } = await shop();
  const before = performance.now();
  connection.prepare(PLAIN).all();
  const plain = performance.now() - before;
  let slowest = 0;
  const started = performance.now();
  let turn = started;
  await rematch(db, 'all', () => {
    slowest = Math.max(slowest, performance.now() - turn);
    turn = performance.now();
    return Promise.resolve();
  });
  const took = performance.now() - started;
  const wrong = connection
    .prepare(
      `select count(*) as count from statement_line where payout_id is not
        iif(file_line <= ${String(PAYOUTS)}, 'payt_' || file_line, null)`,
    )
    .get() as { count: number };
  await db.destroy();
  return { took, plain, slowest, wrong: wrong.count };
}

/** Ten thousand lines of a bank held against five thousand payouts, with what is found written down. */
export const statementsBench: Bench = {
  name: 'statements',
  async run() {
    const rounds: Round[] = [];
    for (let at = 0; at < ROUNDS; at += 1) rounds.push(await round());
    const times = rounds.map(({ took }) => took);
    const plain = rounds.map((each) => each.plain);
    const slowest = Math.max(...rounds.map((each) => each.slowest));
    const wrong = Math.max(...rounds.map((each) => each.wrong));
    const rows: Row[] = [
      {
        what: '10,000 statement lines against 5,000 payouts, matches stored',
        ours: spread(times, 'ms'),
        peer: `the candidates alone in plain SQLite ${spread(plain, 'ms')}`,
        ratio: median(times) / median(plain),
        budget: `at most ${String(BUDGET_MS)} ms`,
        holds: median(times) <= BUDGET_MS,
      },
      { what: 'lines matched wrongly', ours: String(wrong), budget: '0', holds: wrong === 0 },
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
