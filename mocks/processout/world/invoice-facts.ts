import type { SimInvoiceDetail, SimInvoiceFacts, SimShipping } from '../invoice-model.ts';
import { lineTotal } from './basket.ts';
import { DAY } from './calendar.ts';
import { weighted } from './prng.ts';
import type { Stream } from './prng.ts';

/** An invoice about which nothing more was said. */
export const PLAIN_FACTS: SimInvoiceFacts = {
  order_id: null,
  initiation_type: null,
  payment_intent: null,
  statement_descriptor_phone: null,
  statement_descriptor_city: null,
  statement_descriptor_company: null,
  statement_descriptor_url: null,
  gateway_data: {},
  exemption_reason_3ds2: null,
  sca_exemption_reason: null,
  challenge_indicator: null,
  payment_type: null,
  return_url: null,
  cancel_url: null,
  risk: null,
  device: null,
  shipping: null,
  external_fraud_tools: null,
  tax: null,
};

/** How long a link can be paid (seed 004, Step 1). */
export const LINK_LIFETIME = 31 * DAY;

/** Where a parcel goes. */
export interface Address {
  readonly address1: string;
  readonly city: string;
  readonly zip: string;
  readonly country_code: string;
}

export interface Sale {
  readonly address: Address;
  readonly amount: bigint;
  readonly details: readonly SimInvoiceDetail[];
  /** Who began it: the customer in the shop, staff by a link, or the shop by itself. */
  readonly by: 'customer' | 'staff' | 'shop';
}

/** Tenths of a percent, included in prices; countries without one are sold to free of tax. */
const TAX_RATES: Readonly<Record<string, bigint>> = {
  SE: 250n,
  DE: 190n,
  FR: 200n,
  GB: 200n,
  IE: 230n,
  NL: 210n,
  ES: 210n,
  IT: 220n,
  CZ: 210n,
  PL: 230n,
  FI: 255n,
  NO: 250n,
  DK: 250n,
};
const CHANNELS = weighted([
  ['web', 71],
  ['ios', 18],
  ['android', 11],
] as const);
const CARRIERS = weighted([
  ['PostNord', 50],
  ['DHL', 35],
  ['Budbee', 15],
] as const);
/** Reserved for documentation (RFC 5737). */
const NETWORKS = ['192.0.2', '198.51.100', '203.0.113'] as const;

/** What the shop tells ProcessOut about an order besides its items. */
export function orderFacts(stream: Stream, sale: Sale): SimInvoiceFacts {
  const channel = stream.choose(CHANNELS);
  const ip_address = `${stream.pick(NETWORKS)}.${stream.between(1, 254)}`;
  return {
    ...PLAIN_FACTS,
    initiation_type: sale.by === 'shop' ? 'mit' : 'cit',
    device: sale.by === 'customer' ? { id: null, channel, ip_address } : null,
    shipping: shippingOf(stream, sale),
    tax: taxOf(sale),
  };
}

function shippingOf(stream: Stream, { address, details }: Sale): SimShipping {
  const line = details.find(({ type }) => type === 'shipping');
  return {
    ...address,
    amount: line ? lineTotal(line) : 0n,
    method: 'home',
    provider: stream.choose(CARRIERS),
    delay: 'standard',
    address2: null,
    state: null,
    phone_number: null,
    expects_shipping_at: null,
    relay_store_name: null,
  };
}

function taxOf({ address, amount }: Sale): SimInvoiceFacts['tax'] {
  const rate = TAX_RATES[address.country_code];
  if (rate === undefined) return null;
  const whole = 1000n + rate;
  return { rate: String(Number(rate) / 10), amount: (2n * amount * rate + whole) / (2n * whole) };
}
