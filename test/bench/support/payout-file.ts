import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { StatementSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { migrate } from '#bff/core/store/migrate.ts';
import type { Schema } from '#bff/core/store/schema.ts';
import { nodeSqliteDialect } from '#bff/edge/sqlite-dialect.ts';
import type { DiscrepancyKind } from '#domain/payout-discrepancy.ts';
import { NEWEST_US, shopTransactionId } from './shop.ts';

const root = join(import.meta.dirname, '../../..');
const CACHE = join(root, 'node_modules/.cache/bench');
const WRITING = ['src/bff/core/store/migrations/*.ts', 'test/bench/support/{payout-file,shop}.ts'];

const ITEMS_PER_PAYOUT = 250;
const FEE = 35;
/** What is planted in every fortieth payout, one thing in each; rows of the summary are those of a PSP that is right. */
const PLANTS: readonly DiscrepancyKind[] = [
  'repeated_transaction',
  'item_without_transaction',
  'amount_differs',
  'wrong_currency',
  'missing_fee_row',
  'item_missing',
];
const EVERY = 40;

/** What is wrong with the n-th payout, if anything. */
export function plantedIn(payout: number): DiscrepancyKind | null {
  return PLANTS[payout % EVERY] ?? null;
}

export function payoutsFor(rows: number): number {
  return rows / ITEMS_PER_PAYOUT;
}

/** A database file with `rows` payments and `rows` payout items, some payouts with one thing wrong. Kept until the code changes. */
export async function payoutFile(rows: number): Promise<string> {
  mkdirSync(CACHE, { recursive: true });
  const path = join(CACHE, `payouts-${String(rows)}-${codeVersion()}.sqlite`);
  if (existsSync(path)) return path;
  const unfinished = `${path}.unfinished`;
  rmSync(unfinished, { force: true });
  const connection = new DatabaseSync(unfinished);
  connection.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -262144;');
  const db = new Kysely<Schema>({ dialect: nodeSqliteDialect(connection) });
  await migrate(db);
  fill(connection, rows);
  await db.destroy();
  renameSync(unfinished, path);
  return path;
}

function fill(connection: DatabaseSync, rows: number): void {
  connection.exec(`begin;
    insert into facet (id, status, currency, gateway, scheme, count) values
      (1, 'completed', 'EUR', 'adyen', 'visa', 0), (2, 'completed', 'USD', 'adyen', 'visa', 0)`);
  const payment =
    connection.prepare(`insert into "transaction" (position, id, created_us, facet, name, amount,
    authorized_amount, captured_amount, refunded_amount, available_amount, customer_name, customer_email, card_last_4,
    gateways, digest, read_at) values (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, '4242', 'adyen', 0, 0)`);
  const item = connection.prepare(`insert into payout_item (position, id, payout, type, transaction_id,
    transaction_position, amount, fees, created_us, metadata) values (?, ?, ?, ?, ?, ?, ?, ?, ?, '{}')`);
  const payout = connection.prepare(`insert into payout (position, id, created_us, status, currency, amount,
    sales_transactions, sales_volume, refunds_transactions, refunds_volume, chargebacks_transactions,
    chargebacks_volume, fees, adjustments, reserve, metadata, items_complete, digest, read_at)
    values (?, ?, ?, 'received', 'EUR', ?, ?, ?, 0, 0, 0, 0, ?, 0, 0, '{}', 1, 0, 0)`);
  for (let n = 0; n < payoutsFor(rows); n += 1) fillPayout(n, rows, { payment, item, payout });
  connection.exec('commit; analyze');
}

interface Inserts {
  readonly payment: StatementSync;
  readonly item: StatementSync;
  readonly payout: StatementSync;
}

/** A payout of sales, one of which has the planted fault; its summary and amount are right. */
function fillPayout(n: number, rows: number, inserts: Inserts): void {
  const planted = plantedIn(n);
  let volume = 0;
  for (let i = 0; i < ITEMS_PER_PAYOUT; i += 1) {
    const number = n * ITEMS_PER_PAYOUT + i;
    const fault = i === 7 ? planted : null;
    const amount = 500 + ((number * 7_919) % 40_000);
    const foreign = fault === 'wrong_currency';
    insertPayment(inserts.payment, number, rows, { amount, facet: foreign ? 2 : 1 });
    volume += foreign ? amount - 31 : amount;
    if (fault === 'item_missing') continue;
    const owner = fault === 'item_without_transaction' ? null : number;
    insertItem(inserts.item, { n, i, rows, owner, amount: fault === 'amount_differs' ? amount + 5 : amount });
    if (fault === 'repeated_transaction')
      insertItem(inserts.item, { n, i: ITEMS_PER_PAYOUT, rows, owner, amount });
  }
  const fees = -FEE * ITEMS_PER_PAYOUT - (planted === 'missing_fee_row' ? 2_000 : 0);
  const position = positionOf(n * ITEMS_PER_PAYOUT, rows);
  inserts.payout.run(
    position,
    `payt_${String(n).padStart(32, '0')}`,
    position / 4,
    volume + fees,
    ITEMS_PER_PAYOUT,
    volume,
    fees,
  );
}

interface Payment {
  readonly amount: number;
  readonly facet: number;
}

function insertPayment(
  insert: StatementSync,
  number: number,
  rows: number,
  { amount, facet }: Payment,
): void {
  const position = positionOf(number, rows);
  const person = `Clara Andersson ${String(number % 5_000)}`;
  const email = `clara.andersson${String(number % 5_000)}@example.com`;
  const paid = [amount, amount, amount, amount] as const;
  const name = `Order ${String(100_000 + number)}`;
  insert.run(position, shopTransactionId(number), position / 4, facet, name, ...paid, person, email);
}

interface Item {
  readonly n: number;
  readonly i: number;
  readonly rows: number;
  readonly owner: number | null;
  readonly amount: number;
}

function insertItem(insert: StatementSync, { n, i, rows, owner, amount }: Item): void {
  // Items of a payout are all made when the payout is.
  const place = n * (ITEMS_PER_PAYOUT + 1) + i;
  const payout = positionOf(n * ITEMS_PER_PAYOUT, rows);
  const id = `payt_itm_${shopTransactionId(place).slice(3)}`;
  const link = owner === null ? [null, null] : [shopTransactionId(owner), positionOf(owner, rows)];
  insert.run(place, id, payout, 'sale', ...link, amount, -FEE, payout / 4);
}

const SECOND_POSITIONS = 4_000_000;

/** A payment a minute, the last one at the shop's newest time. */
function positionOf(number: number, rows: number): number {
  return NEWEST_US * 4 - (rows - number) * 60 * SECOND_POSITIONS;
}

function codeVersion(): string {
  const hash = createHash('sha256');
  const files = globSync(WRITING, { cwd: root });
  for (const file of files.sort()) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex').slice(0, 12);
}
