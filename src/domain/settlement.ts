import type { Money } from './money.ts';
import { settles } from './payout.ts';
import type { PayoutItemType, PayoutStatus } from './payout.ts';

/** Where the captured money of one transaction is; `partly`: some of it further than the rest. */
export const SETTLEMENT_STATES = [
  'nothing_captured',
  'captured',
  'announced',
  'in_flight',
  'received',
  'partly',
  'returned',
  'payout_failed',
] as const;
export type SettlementState = (typeof SETTLEMENT_STATES)[number];

/** A row of a payout that names the transaction. Amounts are minor units of the payout's currency, as they are sent. */
export interface SettlementRow {
  readonly payout_id: string;
  readonly payout_status: PayoutStatus;
  readonly payout_currency: string;
  /** When the payout was settled, RFC 3339. */
  readonly settled_at: string | null;
  readonly type: PayoutItemType;
  readonly amount: bigint;
  readonly fees: bigint;
}

/** What one payout did with the transaction's money, in the payout's currency. */
export interface PayoutShare {
  readonly payout_id: string;
  readonly status: PayoutStatus;
  readonly settled_at: string | null;
  readonly currency: string;
  readonly sales: bigint;
  readonly refunds: bigint;
  readonly chargebacks: bigint;
  /** As in the payout: negative when the PSP took them. */
  readonly fees: bigint;
  /** All rows of the transaction in this payout together. */
  readonly net: bigint;
}

export interface Settlement {
  readonly state: SettlementState;
  readonly shares: readonly PayoutShare[];
  /** What was captured and is in no payout that settles; null where a payout is in another currency. */
  readonly notInPayout: bigint | null;
  /** What PSPs took in their payouts, one amount per currency, positive like the fees of a transaction. */
  readonly feesPaid: readonly Money[];
}

/** In minor units of `currency`. */
export interface CapturedMoney {
  readonly currency: string;
  readonly captured: bigint;
  readonly refunded: bigint;
}

/** Follows one transaction's money through the payouts that name it, in the order of the rows. */
export function settlementOf(money: CapturedMoney, rows: readonly SettlementRow[]): Settlement {
  const shares = sharesOf(rows);
  const notInPayout = restOf(money, shares);
  return { state: stateOf(money, shares, notInPayout), shares, notInPayout, feesPaid: feesOf(shares) };
}

function sharesOf(rows: readonly SettlementRow[]): PayoutShare[] {
  const payouts = new Map<string, SettlementRow[]>();
  for (const row of rows) payouts.set(row.payout_id, [...(payouts.get(row.payout_id) ?? []), row]);
  return [...payouts.values()].map((some) => {
    const [first] = some as [SettlementRow];
    const of = (type: PayoutItemType): bigint =>
      some.reduce((sum, row) => (row.type === type ? sum + row.amount : sum), 0n);
    return {
      payout_id: first.payout_id,
      status: first.payout_status,
      settled_at: first.settled_at,
      currency: first.payout_currency,
      sales: of('sale'),
      refunds: of('refund'),
      chargebacks: of('chargeback'),
      fees: some.reduce((sum, { fees }) => sum + fees, of('fee')),
      net: some.reduce((sum, { amount, fees }) => sum + amount + fees, 0n),
    };
  });
}

function restOf({ captured, currency }: CapturedMoney, shares: readonly PayoutShare[]): bigint | null {
  const settling = shares.filter(({ status }) => settles(status));
  if (settling.some((share) => share.currency !== currency)) return null;
  return settling.reduce((rest, { sales }) => rest - sales, captured);
}

function stateOf(
  { captured, refunded }: CapturedMoney,
  shares: readonly PayoutShare[],
  rest: bigint | null,
): SettlementState {
  if (captured === 0n) return 'nothing_captured';
  if (refunded >= captured || chargedBack(shares)) return 'returned';
  const selling = shares.filter(({ sales }) => sales !== 0n);
  const statuses = new Set(selling.map(({ status }) => status).filter(settles));
  if (statuses.size === 0) return selling.length > 0 ? 'payout_failed' : 'captured';
  if (rest !== null && rest > 0n) return 'partly';
  if (statuses.has('received')) return statuses.size === 1 ? 'received' : 'partly';
  return statuses.has('pending') ? 'announced' : 'in_flight';
}

/** Everything that payouts brought went back with a dispute; the fees of it are the merchant's. */
function chargedBack(shares: readonly PayoutShare[]): boolean {
  const settling = shares.filter(({ status }) => settles(status));
  const brought = settling.reduce((sum, { sales }) => sum + sales, 0n);
  const taken = settling.reduce((sum, { refunds, chargebacks }) => sum - refunds - chargebacks, 0n);
  return settling.some(({ chargebacks }) => chargebacks < 0n) && taken >= brought;
}

/** The one place where the sign of a payout's fees turns into that of a transaction's (facts sheet, section 7). */
function feesOf(shares: readonly PayoutShare[]): Money[] {
  const paid = new Map<string, bigint>();
  for (const { status, currency, fees } of shares)
    if (settles(status) && fees !== 0n) paid.set(currency, (paid.get(currency) ?? 0n) - fees);
  return [...paid].map(([currency, minor]) => ({ minor, currency }));
}
