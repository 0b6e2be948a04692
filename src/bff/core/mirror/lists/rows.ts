import type { Kysely } from 'kysely';
import type { TransactionRow } from '#contract/transaction.ts';
import { formatDecimal } from '#domain/money.ts';
import type { FacetTable, TransactionTable } from '../../store/mirror-tables.ts';
import type { Schema } from '../../store/schema.ts';
import { formatMicros, formatMillis } from '../time-text.ts';

/** The rows at these positions, as the contract shows them, by position. */
export async function rowsAt(
  db: Kysely<Schema>,
  positions: readonly number[],
): Promise<ReadonlyMap<number, TransactionRow>> {
  if (positions.length === 0) return new Map();
  const rows = await db
    .selectFrom('transaction as t')
    .innerJoin('facet as f', 'f.id', 't.facet')
    .selectAll('t')
    .select(['f.status', 'f.currency', 'f.scheme'])
    .where('t.position', 'in', positions)
    .execute();
  return new Map(rows.map((row) => [row.position, toTransactionRow(row)]));
}

type Stored = TransactionTable & Pick<FacetTable, 'status' | 'currency' | 'scheme'>;

function toTransactionRow(row: Stored): TransactionRow {
  const { currency, customer_id, card_last_4, scheme } = row;
  const text = (minor: number): string => formatDecimal({ minor: BigInt(minor), currency });
  return {
    id: row.id,
    created_at: formatMicros(row.created_us),
    status: row.status,
    name: row.name,
    invoice_id: row.invoice_id,
    currency,
    amount: text(row.amount),
    authorized_amount: text(row.authorized_amount),
    captured_amount: text(row.captured_amount),
    refunded_amount: text(row.refunded_amount),
    available_amount: text(row.available_amount),
    authorized_until: row.authorized_until_at === null ? null : formatMillis(row.authorized_until_at),
    customer:
      customer_id === null ? null : { id: customer_id, name: row.customer_name, email: row.customer_email },
    card:
      scheme === '' && card_last_4 === null
        ? null
        : { scheme: scheme === '' ? null : scheme, last_4_digits: card_last_4 },
    gateways: row.gateways === '' ? [] : row.gateways.split(','),
    error_code: row.error_code,
  };
}
