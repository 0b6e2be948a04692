import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import type { PayoutItemTable, PayoutTable } from '#bff/core/store/payout-tables.ts';
import type { Schema } from '#bff/core/store/schema.ts';
import { migrate } from '#bff/core/store/migrate.ts';
import { nodeSqliteDialect } from '#bff/edge/sqlite-dialect.ts';

export const CLOCK = { now: () => 1_780_000_000_000, sleep: () => Promise.resolve() };

/** An empty mirror with payouts. */
export async function openMirror(): Promise<Kysely<Schema>> {
  const db = new Kysely<Schema>({ dialect: nodeSqliteDialect(new DatabaseSync(':memory:')) });
  await migrate(db);
  return db;
}

export interface KnownPayment {
  readonly position: number;
  readonly id: string;
  readonly currency: string;
  readonly captured: number;
  readonly refunded: number;
}

export async function addPayments(db: Kysely<Schema>, payments: readonly KnownPayment[]): Promise<void> {
  const currencies = [...new Set(payments.map(({ currency }) => currency))];
  for (const [index, currency] of currencies.entries())
    await db
      .insertInto('facet')
      .values({ id: index + 1, status: 'completed', currency, gateway: 'adyen', scheme: 'visa', count: 1 })
      .execute();
  for (const { position, id, currency, captured, refunded } of payments)
    await db
      .insertInto('transaction')
      .values({
        position,
        id,
        created_us: position,
        facet: currencies.indexOf(currency) + 1,
        name: id,
        invoice_id: null,
        amount: captured,
        authorized_amount: captured,
        captured_amount: captured,
        refunded_amount: refunded,
        available_amount: captured - refunded,
        authorized_until_at: null,
        captured_us: captured > 0 ? position : null,
        estimated_fee: null,
        gateway_fee: null,
        currency_fee: null,
        refund_failed_at: null,
        customer_id: null,
        customer_name: null,
        customer_email: null,
        card_last_4: null,
        recurring_card_ends: null,
        gateways: 'adyen',
        error_code: null,
        operations: null,
        digest: 0,
        read_at: 0,
      })
      .execute();
}

export function payoutRow(position: number, changes: Partial<PayoutTable> = {}): PayoutTable {
  return {
    position,
    id: `payt_${position}`,
    created_us: position,
    settled_us: null,
    status: 'received',
    currency: 'EUR',
    gateway: 'adyen',
    bank_name: null,
    bank_summary: null,
    amount: 0,
    sales_transactions: 0,
    sales_volume: 0,
    refunds_transactions: 0,
    refunds_volume: 0,
    chargebacks_transactions: 0,
    chargebacks_volume: 0,
    fees: 0,
    adjustments: 0,
    reserve: 0,
    metadata: '{}',
    items_total: null,
    items_complete: 1,
    items_tally: null,
    items_cursor: null,
    items_checked: 1,
    proof_stale: 1,
    owed_as: '',
    digest: 0,
    read_at: 0,
    ...changes,
  };
}

export function itemRow(
  position: number,
  payout: number,
  changes: Partial<PayoutItemTable> = {},
): PayoutItemTable {
  return {
    position,
    id: `payt_itm_${String(position).padStart(6, '0')}`,
    payout,
    type: 'sale',
    transaction_id: null,
    transaction_position: null,
    gateway_resource_id: null,
    amount: 0,
    fees: 0,
    created_us: position,
    metadata: '{}',
    ...changes,
  };
}
