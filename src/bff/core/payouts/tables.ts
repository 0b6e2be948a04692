import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { PayoutItemType, PayoutStatus } from '#domain/payout.ts';
import type { Schema } from '../store/schema.ts';

/**
 * The mirrored payouts. As for transactions, `_us` are microseconds since the epoch, `_at` milliseconds, and amounts are
 * minor units of the payout's currency, signed as they were sent.
 */
export interface PayoutTables {
  payout: PayoutTable;
  payout_item: PayoutItemTable;
  payout_proof: PayoutProofTable;
}

export interface PayoutTable {
  /** Creation time in microseconds x 4, bumped until free: unique, and in creation order. It is the row id. */
  position: number;
  id: string;
  created_us: number;
  settled_us: number | null;
  status: PayoutStatus;
  currency: string;
  /** The PSP, when ProcessOut names it; else that of most of its payments, once they are known. */
  gateway: string | null;
  bank_name: string | null;
  bank_summary: string | null;
  amount: number;
  sales_transactions: number | null;
  sales_volume: number | null;
  refunds_transactions: number | null;
  refunds_volume: number | null;
  chargebacks_transactions: number | null;
  chargebacks_volume: number | null;
  fees: number | null;
  adjustments: number | null;
  reserve: number | null;
  /** JSON. */
  metadata: string;
  /** How many items ProcessOut says there are; null when it has not said. */
  items_total: number | null;
  /** 1 when every item is here: only then is there a proof. */
  items_complete: 0 | 1;
  digest: number;
  read_at: number;
}

export interface PayoutItemTable {
  /** As for payouts: unique among all items, and in creation order. */
  position: number;
  id: string;
  /** The position of its payout. */
  payout: number;
  type: PayoutItemType;
  /** As ProcessOut sent it. */
  transaction_id: string | null;
  /** Where that transaction is in the mirror; null until it is there. What joins by it need not look an id up. */
  transaction_position: number | null;
  gateway_resource_id: string | null;
  amount: number;
  fees: number;
  created_us: number;
  /** JSON. */
  metadata: string;
}

/** What came of holding a payout against its items and their transactions; amounts are minor units as text. */
export interface PayoutProofTable {
  /** The position of the payout. */
  payout: number;
  items: number;
  /** Rows whose transaction may still be indexed. */
  unchecked: number;
  residual: string;
  unexplained: string;
  /** Discrepancies that are problems. */
  discrepancies: number;
  /** First and last creation time of its items. */
  from_us: number | null;
  to_us: number | null;
  /** The whole proof as JSON. */
  proof: string;
  proved_at: number;
}

export type PayoutSchema = Schema & PayoutTables;
export type PayoutDb = Kysely<PayoutSchema>;

/** For a migration: the tables, and the indexes that reconciling, item pages and settlement read. */
export async function createPayoutTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('payout')
    .addColumn('position', 'integer', (column) => column.primaryKey())
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
    .addColumn('items_complete', 'integer', (column) => column.notNull())
    .addColumn('digest', 'bigint', (column) => column.notNull())
    .addColumn('read_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('payout_item')
    .addColumn('position', 'integer', (column) => column.primaryKey())
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
  await db.schema
    .createTable('payout_proof')
    .addColumn('payout', 'integer', (column) => column.primaryKey())
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

async function createItemIndexes(db: Kysely<unknown>): Promise<void> {
  // Holds all that a reconciliation reads of an item, in the order in which it reads them; and pages of a payout's items.
  await sql`create index payout_item_proof on payout_item
    (payout, position, type, transaction_position, amount, fees)`.execute(db);
  await sql`create index payout_item_type on payout_item (payout, type)`.execute(db);
  // Where a transaction is paid out; which of them are in several rows.
  await sql`create index payout_item_transaction on payout_item (transaction_position, type)`.execute(db);
  await sql`create index payout_item_unresolved on payout_item (transaction_id)
    where transaction_position is null and transaction_id is not null`.execute(db);
}
