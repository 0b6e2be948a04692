import { currencyExponent } from './currency.ts';
import type { Finding, FindingKind } from './payout-finding.ts';
import { partOf } from './payout.ts';
import type { PayoutItemType } from './payout.ts';

/** A row of a payout as it is held against its transaction. Amounts are minor units of the payout's currency. */
export interface ExaminedItem {
  readonly id: string;
  readonly payout_id: string;
  readonly payout_currency: string;
  /** False in a payout that was canceled or failed: what it held is paid again in another. */
  readonly settles: boolean;
  /** Rows in order of their creation: of twins, the later one is the repetition. */
  readonly order: number;
  readonly type: PayoutItemType;
  readonly amount: bigint;
  readonly fees: bigint;
  /** A currency that the PSP names for this row; null (the rule, facts sheet section 11) means the payout's. */
  readonly currency: string | null;
}

/** What is known of a transaction, in minor units of its own currency. */
export interface KnownTransaction {
  readonly currency: string;
  readonly captured: bigint;
  readonly refunded: bigint;
}

/** All rows of one transaction, in whatever payouts they are; or rows that name no transaction. */
export interface ExaminedGroup {
  readonly transaction_id: string | null;
  /** `absent`: there is no such transaction here. `not_indexed`: it may be, but is not known yet, so nothing is said. */
  readonly transaction: KnownTransaction | 'absent' | 'not_indexed';
  readonly items: readonly ExaminedItem[];
}

const COMPARED = ['sale', 'refund', 'chargeback'] as const;
type ComparedType = (typeof COMPARED)[number];

/** What the rows of one transaction tell: pure, and independent of the order of the rows. */
export function examine(group: ExaminedGroup): Finding[] {
  const { transaction, transaction_id, items } = group;
  if (transaction === 'not_indexed') return [];
  const compared = items.filter(({ type }) => isCompared(type));
  if (transaction_id === null || transaction === 'absent')
    return compared.map((item) => finding('item_without_transaction', transaction_id, [item]));
  return scopesOf(compared).flatMap((scope) => [
    ...scope
      .filter((item) => isForeign(item, transaction))
      .map((item) => ({
        ...finding('wrong_currency', transaction_id, [item]),
        currency: item.currency ?? transaction.currency,
      })),
    ...COMPARED.flatMap((type) => compareRows(scope, type, transaction_id, transaction)),
  ]);
}

function isCompared(type: PayoutItemType): type is ComparedType {
  return (COMPARED as readonly string[]).includes(type);
}

/** Rows that count together: those of all payouts that settle, and those of each one that does not by themselves. */
function scopesOf(items: readonly ExaminedItem[]): ExaminedItem[][] {
  const scopes = new Map<string, ExaminedItem[]>();
  for (const item of items) {
    const key = item.settles ? '' : item.payout_id;
    scopes.set(key, [...(scopes.get(key) ?? []), item]);
  }
  return [...scopes.values()].map((scope) => scope.toSorted((a, b) => a.order - b.order));
}

/**
 * In another currency than the payout: the row says so, or it repeats to the digit the amount that its transaction has in
 * another currency. An amount that was converted is another number, and cannot be compared.
 */
function isForeign(item: ExaminedItem, transaction: KnownTransaction): boolean {
  if (item.currency !== null) return item.currency !== item.payout_currency;
  if (transaction.currency === item.payout_currency || item.amount === 0n) return false;
  const own = item.type === 'refund' ? -transaction.refunded : transaction.captured;
  const told = item.type === 'chargeback' ? -item.amount : item.amount;
  return scaled(told, item.payout_currency) === scaled(own, transaction.currency);
}

/** Ten-thousandths of the major unit: no currency has a smaller unit. */
function scaled(minor: bigint, currency: string): bigint {
  return minor * 10n ** BigInt(4 - (currencyExponent(currency) ?? 2));
}

function compareRows(
  scope: readonly ExaminedItem[],
  type: ComparedType,
  id: string,
  transaction: KnownTransaction,
): Finding[] {
  const all = scope.filter((item) => item.type === type && !isForeign(item, transaction));
  const rows = all.filter((item) => item.payout_currency === transaction.currency);
  if (rows.length === 0) return [];
  const total = rows.reduce((sum, { amount }) => sum + amount, 0n);
  let over = total - closest(total, type, transaction);
  // Less than was captured may be the rest of a payout that failed, or be made up by a row that was converted.
  if (over < 0n && type === 'sale' && !(rows.every(({ settles }) => settles) && rows.length === all.length))
    over = 0n;
  if (over === 0n) return partsNote(rows, type, id);
  const { repeated, left } = repetitions(rows, over);
  const findings = repeated.map((item) => ({
    ...finding('repeated_transaction', id, [item], rows),
    expected: 0n,
    effect: { [partOf(type)]: -item.amount, fees: -item.fees },
  }));
  return left === 0n ? findings : [...findings, differs(rows, repeated, left, id)];
}

/**
 * The nearest total that the transaction allows. Sales come to what was captured. Refunds and chargebacks may come to
 * less, as they follow one by one and may be given back; to more they never come.
 */
function closest(total: bigint, type: ComparedType, { captured, refunded }: KnownTransaction): bigint {
  if (type === 'sale') return captured;
  const least = type === 'refund' ? -refunded : -captured;
  return total < least ? least : total;
}

/** The latest rows that repeat an earlier one and that are too much. */
function repetitions(
  rows: readonly ExaminedItem[],
  over: bigint,
): { readonly repeated: readonly ExaminedItem[]; readonly left: bigint } {
  const repeated: ExaminedItem[] = [];
  let left = over;
  for (const item of rows.toReversed()) {
    const twin = rows.some((other) => other.order < item.order && other.amount === item.amount);
    const fits =
      left > 0n ? item.amount > 0n && item.amount <= left : item.amount < 0n && item.amount >= left;
    if (!twin || left === 0n || !fits) continue;
    repeated.push(item);
    left -= item.amount;
  }
  return { repeated, left };
}

function differs(
  rows: readonly ExaminedItem[],
  repeated: readonly ExaminedItem[],
  over: bigint,
  id: string,
): Finding {
  const item = rows.findLast((each) => !repeated.includes(each)) as ExaminedItem;
  return {
    ...finding('amount_differs', id, [item], rows),
    expected: item.amount - over,
    effect: { [partOf(item.type)]: -over },
  };
}

/** Captured in parts, each of which is paid once: worth knowing, and right. */
function partsNote(rows: readonly ExaminedItem[], type: ComparedType, id: string): Finding[] {
  const last = rows.at(-1);
  if (type !== 'sale' || rows.length < 2 || last === undefined) return [];
  const here = rows.filter(({ payout_id }) => payout_id === last.payout_id);
  return [{ ...finding('paid_in_parts', id, here, rows), effect: {} }];
}

/** @param among the rows of the transaction that these were held against */
function finding(
  kind: FindingKind,
  transactionId: string | null,
  items: readonly ExaminedItem[],
  among: readonly ExaminedItem[] = [],
): Finding {
  const [first] = items as readonly [ExaminedItem, ...ExaminedItem[]];
  const amount = items.reduce((sum, item) => sum + item.amount, 0n);
  const fees = items.reduce((sum, item) => sum + item.fees, 0n);
  const ids = items.map(({ id }) => id);
  return {
    kind,
    payout_id: first.payout_id,
    part: partOf(first.type),
    transaction_id: transactionId,
    items: ids,
    related: among.map(({ id }) => id).filter((id) => !ids.includes(id)),
    amount,
    expected: null,
    currency: first.payout_currency,
    effect: { [partOf(first.type)]: -amount, fees: -fees },
  };
}
