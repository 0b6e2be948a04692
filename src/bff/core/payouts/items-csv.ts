import type { Kysely } from 'kysely';
import type { PayoutItemsQuery } from '#contract/payout-filters.ts';
import { formatDecimal } from '#domain/money.ts';
import { PAYOUT_ITEM_TYPES } from '#domain/payout.ts';
import type { PayoutItemType } from '#domain/payout.ts';
import { csvLine, csvNumber } from '../http/csv.ts';
import type { CsvNumber } from '../http/csv.ts';
import type { PayoutTable } from '../store/payout-tables.ts';
import type { Schema } from '../store/schema.ts';
import { readItems, toItem } from './payout-items.ts';
import type { ItemRow } from './payout-items.ts';

/** Rows that are read and sent before others get their turn. */
const PIECE = 500;

const HEADER = [
  'item',
  'created_at',
  'type',
  'transaction',
  'name',
  'customer',
  'psp_reference',
  'currency',
  'amount',
  'fees',
  'net',
];
/** Cells of a row before its amounts. */
const BEFORE_AMOUNTS = 7;

interface Sum {
  count: number;
  amount: bigint;
  fees: bigint;
}

/**
 * A payout's items as a file, in pieces: the filtered rows, what they come to by type and together, and, when nothing is
 * filtered out, the amount wired and what is left between the two. Ends in an error where items were read anew meanwhile: a
 * file that is cut off is better than one that looks whole.
 */
export async function* itemsCsv(
  db: Kysely<Schema>,
  payout: PayoutTable,
  query: PayoutItemsQuery,
): AsyncGenerator<string> {
  const { currency } = payout;
  const sums = new Map<PayoutItemType, Sum>();
  yield csvLine(HEADER);
  for (let cursor: number | null = null; ;) {
    const rows: ItemRow[] = await readItems(db, payout, query, {
      cursor,
      direction: query.order,
      limit: PIECE,
    });
    for (const row of rows) count(sums, row);
    yield rows.map((row) => itemLine(row, currency)).join('');
    cursor = rows.at(-1)?.position ?? null;
    if (rows.length < PIECE) break;
  }
  const all = togetherOf(sums);
  const whole = isWhole(query);
  if (whole && all.count !== payout.items_total) throw new Error('The items changed while they were sent.');
  yield totals(payout, sums, all, whole);
}

function isWhole({ type, without_transaction, transaction_id, id }: PayoutItemsQuery): boolean {
  return [type, without_transaction, transaction_id, id].every((filter) => filter === undefined);
}

function count(sums: Map<PayoutItemType, Sum>, { type, amount, fees }: ItemRow): void {
  const sum = sums.get(type) ?? { count: 0, amount: 0n, fees: 0n };
  sum.count += 1;
  sum.amount += BigInt(amount);
  sum.fees += BigInt(fees);
  sums.set(type, sum);
}

function itemLine(row: ItemRow, currency: string): string {
  const { id, created_at, type, transaction, gateway_resource_id, amount, fees, net } = toItem(row, currency);
  return csvLine([
    id,
    created_at,
    type,
    transaction?.id ?? '',
    transaction?.name ?? '',
    transaction?.customer ?? '',
    gateway_resource_id ?? '',
    currency,
    csvNumber(amount),
    csvNumber(fees),
    csvNumber(net),
  ]);
}

function togetherOf(sums: ReadonlyMap<PayoutItemType, Sum>): Sum {
  return [...sums.values()].reduce<Sum>(
    (total, sum) => ({
      count: total.count + sum.count,
      amount: total.amount + sum.amount,
      fees: total.fees + sum.fees,
    }),
    { count: 0, amount: 0n, fees: 0n },
  );
}

function totals(
  payout: PayoutTable,
  sums: ReadonlyMap<PayoutItemType, Sum>,
  all: Sum,
  whole: boolean,
): string {
  const { currency } = payout;
  const text = (minor: bigint): CsvNumber => csvNumber(formatDecimal({ minor, currency }));
  const line = (name: string, { count: rows, amount, fees }: Sum): string =>
    csvLine([
      name,
      `${String(rows)} ${rows === 1 ? 'item' : 'items'}`,
      ...blank(BEFORE_AMOUNTS - 2),
      currency,
      text(amount),
      text(fees),
      text(amount + fees),
    ]);
  const last = (name: string, minor: bigint): string =>
    csvLine([name, ...blank(BEFORE_AMOUNTS - 1), currency, '', '', text(minor)]);
  const wired = BigInt(payout.amount);
  return [
    '\r\n',
    ...PAYOUT_ITEM_TYPES.flatMap((type) => {
      const sum = sums.get(type);
      return sum ? [line(`total ${type}`, sum)] : [];
    }),
    line('total', all),
    ...(whole ? [last('wired', wired), last('residual', wired - all.amount - all.fees)] : []),
  ].join('');
}

function blank(cells: number): string[] {
  return Array.from({ length: cells }, () => '');
}
