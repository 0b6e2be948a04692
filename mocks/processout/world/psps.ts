import type { SimGatewayConfiguration } from '../model.ts';
import { HOUR, MINUTE, SECOND } from './calendar.ts';
import type { IdMaker } from './ids.ts';
import { weighted } from './prng.ts';
import type { Weighted } from './prng.ts';

/** A span of time, shortest and longest, in microseconds. */
export type Span = readonly [number, number];

/** A payment service provider as the shop knows it: how often it says yes, what it charges, how it reports back. */
export interface Psp {
  readonly gatewayName: string;
  readonly name: string;
  readonly currency: string;
  readonly region: string;
  readonly acquirer: string | null;
  /** Acquirer's number, the second to seventh digit of an ARN. */
  readonly acquirerBin: string;
  readonly softDeclines: number;
  readonly hardDeclines: number;
  readonly reasons: Weighted<string>;
  /** Share of the amount, and a fixed part in euro cents. */
  readonly feeRate: number;
  readonly feeFixed: number;
  /** How long it takes to confirm a capture or a refund after accepting it; null when its answer is final. */
  readonly captureConfirms: Span | null;
  readonly refundConfirms: Span | null;
  /** How its own references look: a prefix, the number of characters, the alphabet. */
  readonly reference: readonly [string, number, string];
}

const UPPER = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LOWER = 'abcdefghijklmnopqrstuvwxyz234567';
const MIXED = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

const COMMON_REASONS = [
  ['card.no-money', 34],
  ['card.do-not-honor', 26],
  ['card.declined', 12],
  ['card.exceeded-withdrawal-limit', 6],
  ['card.contact-bank', 5],
  ['card.invalid-cvc', 5],
  ['card.expired', 3],
] as const;

export const PSPS = {
  adyen: {
    gatewayName: 'adyen',
    name: 'Adyen EU',
    currency: 'EUR',
    region: 'eu',
    acquirer: 'Adyen N.V.',
    acquirerBin: '453901',
    softDeclines: 0.125,
    hardDeclines: 0.016,
    reasons: weighted([...COMMON_REASONS, ['card.needs-authentication', 6], ['gateway.declined', 3]]),
    feeRate: 0.012,
    feeFixed: 12,
    captureConfirms: [2 * MINUTE, 25 * MINUTE],
    refundConfirms: [3 * HOUR, 30 * HOUR],
    reference: ['', 16, UPPER],
  },
  stripe: {
    gatewayName: 'stripe',
    name: 'Stripe',
    currency: 'EUR',
    region: 'eu',
    acquirer: 'Stripe Payments Europe',
    acquirerBin: '424100',
    softDeclines: 0.115,
    hardDeclines: 0.021,
    reasons: weighted([...COMMON_REASONS, ['card.processing-error', 4]]),
    feeRate: 0.015,
    feeFixed: 25,
    captureConfirms: null,
    refundConfirms: null,
    reference: ['pi_', 24, MIXED],
  },
  checkout: {
    gatewayName: 'checkoutcom',
    name: 'Checkout.com',
    currency: 'USD',
    region: 'eu',
    acquirer: 'Checkout SAS',
    acquirerBin: '478825',
    softDeclines: 0.155,
    hardDeclines: 0.026,
    reasons: weighted([...COMMON_REASONS, ['gateway.declined', 9]]),
    feeRate: 0.0195,
    feeFixed: 20,
    captureConfirms: null,
    refundConfirms: null,
    reference: ['pay_', 26, LOWER],
  },
  worldpay: {
    gatewayName: 'worldpay',
    name: 'Worldpay UK',
    currency: 'GBP',
    region: 'uk',
    acquirer: 'Worldpay',
    acquirerBin: '492900',
    softDeclines: 0.175,
    hardDeclines: 0.022,
    reasons: weighted([...COMMON_REASONS, ['card.network-failed', 4], ['gateway.unknown-error', 3]]),
    feeRate: 0.0165,
    feeFixed: 18,
    captureConfirms: [4 * MINUTE, 50 * MINUTE],
    refundConfirms: [8 * HOUR, 60 * HOUR],
    reference: ['', 13, '0123456789'],
  },
  klarna: {
    gatewayName: 'klarna',
    name: 'Klarna Nordics',
    currency: 'SEK',
    region: 'eu',
    acquirer: null,
    acquirerBin: '000000',
    softDeclines: 0.05,
    hardDeclines: 0,
    reasons: weighted([['gateway.declined', 1]]),
    feeRate: 0.0299,
    feeFixed: 0,
    captureConfirms: null,
    refundConfirms: [20 * SECOND, 3 * MINUTE],
    reference: ['krn_', 20, LOWER],
  },
} as const satisfies Readonly<Record<string, Psp>>;

export type PspKey = keyof typeof PSPS;

const ROUTES: Readonly<Record<string, readonly PspKey[]>> = {
  EUR: ['adyen', 'stripe', 'worldpay'],
  SEK: ['adyen', 'stripe', 'checkout'],
  GBP: ['worldpay', 'adyen', 'stripe'],
  USD: ['stripe', 'checkout', 'adyen'],
  JPY: ['stripe', 'checkout', 'adyen'],
  KWD: ['checkout', 'adyen', 'stripe'],
  'american express': ['stripe', 'adyen', 'checkout'],
  'carte bancaire': ['worldpay', 'adyen', 'stripe'],
};

const BY_INVOICE: readonly PspKey[] = ['klarna'];

/**
 * The PSPs for a payment, first choice first; a soft decline may go on to the next. Schemes with a route of their own
 * come before the currency's. Without a card the customer pays by invoice.
 */
export function route(currency: string, scheme: string | null): readonly PspKey[] {
  if (scheme === null) return BY_INVOICE;
  return ROUTES[scheme] ?? ROUTES[currency] ?? BY_INVOICE;
}

export interface Gateway {
  readonly psp: Psp;
  readonly id: string;
}

export type Gateways = Readonly<Record<PspKey, Gateway>>;

export function createGateways(ids: IdMaker): Gateways {
  const gateway = (key: PspKey, index: number): Gateway => ({ psp: PSPS[key], id: ids.make(index) });
  return {
    adyen: gateway('adyen', 0),
    stripe: gateway('stripe', 1),
    checkout: gateway('checkout', 2),
    worldpay: gateway('worldpay', 3),
    klarna: gateway('klarna', 4),
  };
}

/** @param createdAt epoch microseconds, when the shop set them up */
export function gatewayConfigurations(gateways: Gateways, createdAt: number): SimGatewayConfiguration[] {
  return Object.values(gateways).map(({ psp, id }, index) => ({
    id,
    name: psp.name,
    gateway_name: psp.gatewayName,
    default_currency: psp.currency,
    processing_region: psp.region,
    enabled: true,
    metadata: {},
    created_at: createdAt + index * HOUR,
  }));
}
