import { PRICE_LISTS } from '../catalogue.ts';
import type { Delay, Rhythm } from './periods.ts';

/** How a PSP pays out. Fixed amounts are euro cents, and cost as much in every currency. */
export interface PayoutScheme {
  /** For the PSP's own currency, and for the others, in which less is sold. */
  readonly home: Rhythm;
  readonly abroad: Rhythm;
  readonly delay: Delay;
  /** It has no accounts in these currencies, so they are paid out in euro. */
  readonly converts: readonly string[];
  /** Fees come off every item, as one row of the payout, or as a bill for the month with a debit of its own. */
  readonly fees: 'per item' | 'one row' | 'monthly bill';
  readonly refundFee: number;
  readonly chargebackFee: number;
  /** Taken with the first payout of a month in the PSP's own currency, as an adjustment. */
  readonly monthlyCost: number;
  /** Fixed part of a monthly bill. */
  readonly billFee: number;
  /** A share of the sales that is kept for some days. */
  readonly reserve: { readonly percent: bigint; readonly days: number } | null;
  /** What the bank reads, before the payout's reference; the sender's name on a statement. */
  readonly bankText: string;
  readonly sender: string;
}

const SUNDAY = 0;
const MONDAY = 1;
const WEDNESDAY = 3;

const PLAIN = {
  converts: [],
  fees: 'per item',
  refundFee: 0,
  chargebackFee: 0,
  monthlyCost: 0,
  billFee: 0,
  reserve: null,
} as const;

/** By the PSP's `gateway_name`. */
export const PAYOUT_SCHEMES: Readonly<Record<string, PayoutScheme>> = {
  adyen: {
    ...PLAIN,
    home: { every: 'day' },
    abroad: { every: 'week', on: MONDAY },
    delay: { sends: 1, arrives: 1 },
    converts: ['JPY', 'KWD'],
    refundFee: 10,
    chargebackFee: 750,
    monthlyCost: 3500,
    bankText: 'ADYEN',
    sender: 'ADYEN N.V.',
  },
  stripe: {
    ...PLAIN,
    home: { every: 'week', on: SUNDAY },
    abroad: { every: 'week', on: SUNDAY },
    delay: { sends: 0, arrives: 1 },
    chargebackFee: 2000,
    monthlyCost: 1200,
    bankText: 'STRIPE',
    sender: 'STRIPE TECHN',
  },
  checkoutcom: {
    ...PLAIN,
    home: { every: 'week', on: WEDNESDAY },
    abroad: { every: 'week', on: WEDNESDAY },
    delay: { sends: 0, arrives: 2 },
    chargebackFee: 1500,
    reserve: { percent: 8n, days: 28 },
    bankText: 'CKO PAYOUT',
    sender: 'CHECKOUT LTD',
  },
  worldpay: {
    ...PLAIN,
    home: { every: 'day' },
    abroad: { every: 'week', on: MONDAY },
    delay: { sends: 2, arrives: 1 },
    fees: 'monthly bill',
    chargebackFee: 1500,
    billFee: 1990,
    bankText: 'WORLDPAY',
    sender: 'WORLDPAY (UK) LTD',
  },
  klarna: {
    ...PLAIN,
    home: { every: 'half-month' },
    abroad: { every: 'half-month' },
    delay: { sends: 2, arrives: 1 },
    fees: 'one row',
    bankText: 'KLARNA',
    sender: 'KLARNA BANK AB',
  },
};

/** Where the shop keeps each currency. */
export const BANKS: Readonly<Record<string, string>> = {
  EUR: 'SEB',
  SEK: 'SEB',
  GBP: 'Barclays',
  USD: 'SEB',
};

/** As many minor units as so many euro cents are worth in a currency's price list. */
export function fromEuroCents(cents: number, currency: string): bigint {
  return BigInt(Math.round(cents * (PRICE_LISTS[currency]?.rate ?? 1)));
}
