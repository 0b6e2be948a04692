import { parseMoney } from './money.ts';
import { fail, ok } from './result.ts';
import type { Result } from './result.ts';

/** Seed 003, Payout attributes, in the order in which the money travels. */
export const PAYOUT_STATUSES = ['pending', 'in-flight', 'received', 'canceled', 'failed'] as const;
export type PayoutStatus = (typeof PAYOUT_STATUSES)[number];

/** Seed 003, PayoutItem attributes. */
export const PAYOUT_ITEM_TYPES = ['sale', 'refund', 'chargeback', 'fee', 'adjustment', 'reserve'] as const;
export type PayoutItemType = (typeof PAYOUT_ITEM_TYPES)[number];

/** What a payout is made of, in the order of the waterfall. */
export const PAYOUT_PARTS = ['sales', 'refunds', 'chargebacks', 'fees', 'adjustments', 'reserve'] as const;
export type PayoutPart = (typeof PAYOUT_PARTS)[number];

const PART_OF: Readonly<Record<PayoutItemType, PayoutPart>> = {
  sale: 'sales',
  refund: 'refunds',
  chargeback: 'chargebacks',
  fee: 'fees',
  adjustment: 'adjustments',
  reserve: 'reserve',
};

export function partOf(type: PayoutItemType): PayoutPart {
  return PART_OF[type];
}

/** Money that the PSP withdrew, or that the bank sent back, comes again in another payout: its rows settle nothing. */
export function settles(status: PayoutStatus): boolean {
  return status !== 'canceled' && status !== 'failed';
}

/** An amount per part, minor units of the payout's currency: what adds to the payout is positive. */
export type ByPart<T> = Readonly<Record<PayoutPart, T>>;

export function byPart<T>(make: (part: PayoutPart) => T): Record<PayoutPart, T> {
  return {
    sales: make('sales'),
    refunds: make('refunds'),
    chargebacks: make('chargebacks'),
    fees: make('fees'),
    adjustments: make('adjustments'),
    reserve: make('reserve'),
  };
}

/** Seed 003's header of a payout as it is sent: decimal strings in major units of `currency`; absent fields are null. */
export interface PayoutHeader {
  readonly currency: string;
  readonly amount: string;
  readonly sales_transactions: number | null;
  readonly sales_volume: string | null;
  readonly refunds_transactions: number | null;
  readonly refunds_volume: string | null;
  readonly chargebacks_transactions: number | null;
  readonly chargebacks_volume: string | null;
  readonly fees: string | null;
  readonly adjustments: string | null;
  readonly reserve: string | null;
}

/** What the PSP's summary says, in minor units. A part or a count that it does not give is null. */
export interface PayoutSummary {
  readonly currency: string;
  readonly amount: bigint;
  readonly parts: ByPart<bigint | null>;
  readonly counts: ByPart<number | null>;
}

const PART_FIELDS = {
  sales: 'sales_volume',
  refunds: 'refunds_volume',
  chargebacks: 'chargebacks_volume',
  fees: 'fees',
  adjustments: 'adjustments',
  reserve: 'reserve',
} as const satisfies Record<PayoutPart, keyof PayoutHeader>;

/**
 * The header with every part signed: the only place where a sign is decided. Volumes, fees, adjustments and reserve come
 * with their sign, what lowers the payout being negative (facts sheet, section 11), unlike the fees of a transaction.
 * The problem is the name of the field that is not an exact amount of the currency.
 */
export function summaryOf(header: PayoutHeader): Result<PayoutSummary, keyof PayoutHeader> {
  const amount = parseMoney(header.amount, header.currency);
  if (!amount.ok) return fail(amount.problem === 'unknown-currency' ? 'currency' : 'amount');
  const parts = byPart((): bigint | null => null);
  for (const part of PAYOUT_PARTS) {
    const text = header[PART_FIELDS[part]];
    if (text === null) continue;
    const parsed = parseMoney(text, header.currency);
    if (!parsed.ok) return fail(PART_FIELDS[part]);
    parts[part] = parsed.value.minor;
  }
  const counts = {
    ...byPart(() => null),
    sales: header.sales_transactions,
    refunds: header.refunds_transactions,
    chargebacks: header.chargebacks_transactions,
  };
  return ok({ currency: header.currency, amount: amount.value.minor, parts, counts });
}
