import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { ROW_ID } from '../layout.ts';
import { createWordIndex } from '../search-index.ts';

/**
 * Payouts, their items and their proofs, and where the money of a payment is. What is mirrored of payments does not say
 * when they were captured nor what they cost, so their list is walked once more.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createPayouts(db);
  await createItems(db);
  await createProofs(db);
  await createSettlement(db);
  await sql`update walk set cursor = null, finished = 0, reached_us = null where resource = 'transactions'`.execute(
    db,
  );
}

async function createPayouts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('payout')
    .addColumn('position', ROW_ID, (column) => column.primaryKey())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('created_us', 'bigint', (column) => column.notNull())
    .addColumn('settled_us', 'bigint')
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('gateway', 'text')
    .addColumn('bank_name', 'text')
    .addColumn('bank_summary', 'text')
    .addColumn('amount', 'bigint', (column) => column.notNull())
    .addColumn('sales_transactions', 'integer')
    .addColumn('sales_volume', 'bigint')
    .addColumn('refunds_transactions', 'integer')
    .addColumn('refunds_volume', 'bigint')
    .addColumn('chargebacks_transactions', 'integer')
    .addColumn('chargebacks_volume', 'bigint')
    .addColumn('fees', 'bigint')
    .addColumn('adjustments', 'bigint')
    .addColumn('reserve', 'bigint')
    .addColumn('metadata', 'text', (column) => column.notNull())
    .addColumn('items_total', 'integer')
    .addColumn('items_complete', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('items_tally', 'text')
    .addColumn('items_cursor', 'text')
    .addColumn('items_checked', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('proof_stale', 'integer', (column) => column.notNull().defaultTo(1))
    .addColumn('digest', 'bigint', (column) => column.notNull())
    .addColumn('read_at', 'bigint', (column) => column.notNull())
    .execute();
  await sql`create index payout_items_wanted on payout (position) where items_complete = 0 or items_checked = 0`.execute(
    db,
  );
  await sql`create index payout_proof_wanted on payout (position) where items_complete = 1 and proof_stale > 0`.execute(
    db,
  );
  await createWordIndex(db, 'payout_search');
  await db.schema
    .createTable('payout_seen')
    .addColumn('payout', 'bigint', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('seen_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('payout_seen_key', ['payout', 'status'])
    .execute();
}

async function createItems(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('payout_item')
    .addColumn('position', ROW_ID, (column) => column.primaryKey())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('payout', 'bigint', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('transaction_id', 'text')
    .addColumn('transaction_position', 'bigint')
    .addColumn('gateway_resource_id', 'text')
    .addColumn('amount', 'bigint', (column) => column.notNull())
    .addColumn('fees', 'bigint', (column) => column.notNull())
    .addColumn('created_us', 'bigint', (column) => column.notNull())
    .addColumn('metadata', 'text', (column) => column.notNull())
    .execute();
  await createItemIndexes(db);
}

async function createProofs(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('payout_proof')
    .addColumn('payout', ROW_ID, (column) => column.primaryKey())
    .addColumn('items', 'integer', (column) => column.notNull())
    .addColumn('unchecked', 'integer', (column) => column.notNull())
    .addColumn('residual', 'text', (column) => column.notNull())
    .addColumn('unexplained', 'text', (column) => column.notNull())
    .addColumn('discrepancies', 'integer', (column) => column.notNull())
    .addColumn('from_us', 'bigint')
    .addColumn('to_us', 'bigint')
    .addColumn('proof', 'text', (column) => column.notNull())
    .addColumn('proved_at', 'bigint', (column) => column.notNull())
    .execute();
}

async function createSettlement(db: Kysely<unknown>): Promise<void> {
  for (const [column, type] of [
    ['captured_us', 'bigint'],
    ['estimated_fee', 'text'],
    ['gateway_fee', 'text'],
    ['currency_fee', 'text'],
  ] as const)
    await db.schema.alterTable('transaction').addColumn(column, type).execute();
  await db.schema
    .createTable('unsettled')
    .addColumn('position', ROW_ID, (column) => column.primaryKey())
    .addColumn('gateway', 'text', (column) => column.notNull())
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('captured_us', 'bigint', (column) => column.notNull())
    .addColumn('amount', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('payout_delay')
    .addColumn('payout', 'bigint', (column) => column.notNull())
    .addColumn('gateway', 'text', (column) => column.notNull())
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('days', 'integer', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('payout_delay_key', ['payout', 'gateway', 'currency', 'days'])
    .execute();
}

async function createItemIndexes(db: Kysely<unknown>): Promise<void> {
  // Holds all that a reconciliation reads of an item, in the order in which it reads them; and pages of a payout's items.
  await sql`create index payout_item_proof on payout_item
    (payout, position, type, transaction_position, amount, fees)`.execute(db);
  await sql`create index payout_item_type on payout_item (payout, type)`.execute(db);
  await sql`create index payout_item_bare on payout_item (payout) where transaction_id is null`.execute(db);
  // Where a transaction is paid out; which of them are in several rows.
  await sql`create index payout_item_transaction on payout_item (transaction_position, type)`.execute(db);
  await sql`create index payout_item_unresolved on payout_item (transaction_id)
    where transaction_position is null and transaction_id is not null`.execute(db);
}
