import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { PayoutItem, PayoutItemsPage } from '#contract/payout-detail.ts';
import type { PayoutItemsQuery } from '#contract/payout-filters.ts';
import type { Coverage } from '#contract/page.ts';
import { formatDecimal } from '#domain/money.ts';
import { fail, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import type { UnknownCursor } from '../mirror/lists/lists.ts';
import { formatMicros } from '../mirror/time-text.ts';
import { PAYOUTS } from '../mirror/payouts/payouts.ts';
import { resourceCoverage } from '../mirror/resources/resource-lists.ts';
import { among } from '../store/among.ts';
import type { PayoutItemTable, PayoutTable } from '../store/payout-tables.ts';
import type { Schema } from '../store/schema.ts';
import { itemTally } from './item-tally.ts';

type Db = Kysely<Schema>;
type Filters = Omit<PayoutItemsQuery, 'limit' | 'order' | 'start_after' | 'end_before'>;

export interface ItemRow extends PayoutItemTable {
  readonly name: string | null;
  readonly customer: string | null;
  readonly transaction_currency: string | null;
}

/** One page of a payout's items, as every list: rows next to the cursor in the direction of travel. */
export async function listItems(
  db: Db,
  payout: PayoutTable,
  query: PayoutItemsQuery,
): Promise<Result<PayoutItemsPage, UnknownCursor>> {
  const { limit, order, start_after, end_before } = query;
  const backwards = end_before !== undefined;
  const direction = backwards === (order === 'asc') ? 'desc' : 'asc';
  const cursorId = start_after ?? end_before;
  const cursor = cursorId === undefined ? null : await positionOf(db, payout, cursorId);
  if (cursorId !== undefined && cursor === null) return fail(backwards ? 'end_before' : 'start_after');
  const found = await readItems(db, payout, query, { cursor, direction, limit: limit + 1 });
  const rows = found.slice(0, limit).sort((a, b) => a.position - b.position);
  if (order === 'desc') rows.reverse();
  const hasMore = found.length > limit;
  return ok({
    items: rows.map((row) => toItem(row, payout.currency)),
    count: rows.length,
    has_more: hasMore,
    limit,
    order,
    total_count: cursor === null && !hasMore ? found.length : await totalOf(db, payout, query),
    coverage: await itemCoverage(db, payout),
  });
}

export interface ItemPlace {
  /** The position that the items come after, in the direction of travel. */
  readonly cursor: number | null;
  readonly direction: 'asc' | 'desc';
  readonly limit: number;
}

/** The next items from a place on, with what is known of their transactions. */
export async function readItems(
  db: Db,
  payout: PayoutTable,
  filters: Filters,
  { cursor, direction, limit }: ItemPlace,
): Promise<ItemRow[]> {
  const beyond =
    cursor === null
      ? sql``
      : direction === 'asc'
        ? sql`and i.position > ${cursor}`
        : sql`and i.position < ${cursor}`;
  const end = sql`order by i.position ${sql.raw(direction)} limit ${limit}`;
  // Rows of one type are found in order; those of several are merged.
  const types = filters.type === undefined ? [undefined] : [...new Set(filters.type)].map((type) => [type]);
  const some: RawBuilder<unknown>[] = [];
  for (const type of types) {
    const where = await matching(db, payout, { ...filters, type });
    some.push(sql`select * from (select i.* from payout_item i where ${where} ${beyond} ${end}) of_type`);
  }
  if (some.length === 0) return [];
  const { rows } = await sql<ItemRow>`
    select i.*, t.name, t.customer_name as customer, f.currency as transaction_currency
    from (${sql.join(some, sql` union all `)}) i
    left join "transaction" t on t.position = i.transaction_position left join facet f on f.id = t.facet
    ${end}`.execute(db);
  return rows;
}

/** The exact number where it is noted, or where few rows can have it; else null. */
async function totalOf(db: Db, payout: PayoutTable, filters: Filters): Promise<number | null> {
  const { type, without_transaction, transaction_id, id } = filters;
  const named = transaction_id !== undefined || id !== undefined;
  if (!named && (type === undefined || without_transaction === undefined)) {
    const { indexed, by_type, without_transaction: bare } = await itemTally(db, payout);
    if (without_transaction !== undefined) return bare;
    if (type === undefined) return indexed;
    return [...new Set(type)].reduce((sum, each) => sum + (by_type[each] ?? 0), 0);
  }
  if (!named) return null;
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from payout_item i where ${await matching(db, payout, filters)}`.execute(db);
  return rows[0]?.count ?? 0;
}

async function matching(db: Db, { position }: PayoutTable, filters: Filters): Promise<RawBuilder<unknown>> {
  const { type, without_transaction, transaction_id, id } = filters;
  const conditions: RawBuilder<unknown>[] = [sql`i.payout = ${position}`];
  if (type !== undefined) conditions.push(among('i.type', type));
  if (without_transaction !== undefined) conditions.push(sql`i.transaction_id is null`);
  if (transaction_id !== undefined) conditions.push(await ofPayment(db, transaction_id));
  if (id !== undefined) conditions.push(among('i.id', id));
  return sql.join(conditions, sql` and `);
}

async function ofPayment(db: Db, id: string): Promise<RawBuilder<unknown>> {
  const payment = await db
    .selectFrom('transaction')
    .select('position')
    .where('id', '=', id)
    .executeTakeFirst();
  return payment === undefined
    ? sql`i.transaction_position is null and i.transaction_id = ${id}`
    : sql`i.transaction_position = ${payment.position}`;
}

async function positionOf(db: Db, { position }: PayoutTable, id: string): Promise<number | null> {
  const row = await db
    .selectFrom('payout_item')
    .select('position')
    .where('id', '=', id)
    .where('payout', '=', position)
    .executeTakeFirst();
  return row?.position ?? null;
}

async function itemCoverage(db: Db, payout: PayoutTable): Promise<Coverage> {
  const { indexed } = await itemTally(db, payout);
  const { as_of } = await resourceCoverage(db, PAYOUTS);
  return {
    complete: payout.items_complete === 1,
    indexed,
    upstream_total: payout.items_total,
    oldest: null,
    as_of,
  };
}

export function toItem(row: ItemRow, currency: string): PayoutItem {
  const text = (minor: number): string => formatDecimal({ minor: BigInt(minor), currency });
  const { transaction_id: id } = row;
  return {
    id: row.id,
    created_at: formatMicros(row.created_us),
    type: row.type,
    gateway_resource_id: row.gateway_resource_id,
    amount: text(row.amount),
    fees: text(row.fees),
    net: text(row.amount + row.fees),
    transaction:
      id === null
        ? null
        : {
            id,
            known: row.transaction_position !== null,
            name: row.name,
            customer: row.customer,
            currency: row.transaction_currency,
          },
    metadata: JSON.parse(row.metadata) as Record<string, string>,
  };
}
