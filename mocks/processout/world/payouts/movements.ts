import type { PayoutItemType } from '#domain/payout.ts';
import { decimal } from '../../http/wire-format.ts';
import type { SimGatewayConfiguration, SimOperation, SimPayment } from '../../model.ts';
import { hashText } from '../prng.ts';
import { PSPS } from '../psps.ts';
import { euroRate, toEuroCents } from './convert.ts';
import { fromEuroCents, PAYOUT_SCHEMES } from './schemes.ts';
import type { PayoutScheme } from './schemes.ts';

/** Something that changed what a PSP owes for one payment, in minor units of the currency that it pays out. */
export interface Movement {
  /** When the PSP booked it, epoch microseconds. */
  readonly at: number;
  readonly type: PayoutItemType;
  /** Signed: what lowers the payout is negative, and so are fees. */
  readonly amount: bigint;
  readonly fees: bigint;
  readonly currency: string;
  readonly gateway_configuration_id: string;
  /** It comes with the month's bill instead of the next payout. */
  readonly billed: boolean;
  readonly gateway_resource_id: string | null;
  readonly metadata: Readonly<Record<string, string>>;
}

/** One capture by staff in so many is reported in two parts, as its parcels left. */
const IN_PARTS_ONE_IN = 9;
const WON = 'transaction.chargeback.won';

interface Booking {
  readonly payment: SimPayment;
  readonly row: SimOperation;
  readonly scheme: PayoutScheme;
  readonly configurationId: string;
  readonly currency: string;
}

/**
 * The movements of a payment so far, in the order in which they happened: they follow from its trail, and later ones
 * only come after them. What the PSP has not confirmed, or what failed, moves nothing.
 */
export function movementsOf(
  payment: SimPayment,
  configurationOf: (id: string | null) => SimGatewayConfiguration | null,
): Movement[] {
  if (!payment.transaction.captured) return [];
  const movements = payment.operations.flatMap((row): Movement[] => {
    const configuration = configurationOf(row.gateway_configuration_id);
    const scheme = PAYOUT_SCHEMES[configuration?.gateway_name ?? ''];
    if (!row.is_accountable || !configuration || !scheme) return [];
    const own = payment.transaction.currency;
    const currency = scheme.converts.includes(own) ? configuration.default_currency : own;
    const booking = { payment, row, scheme, configurationId: configuration.id, currency };
    if (row.type === 'capture') return sales(booking);
    return row.type === 'refund' ? [refund(booking)] : chargebacks(booking);
  });
  return movements.sort((a, b) => a.at - b.at);
}

function sales(booking: Booking): Movement[] {
  const { row, scheme } = booking;
  const fee = saleFee(booking);
  const billed = scheme.fees === 'monthly bill';
  const amounts = isInParts(booking) ? halves(row.amount) : [row.amount];
  const fees = billed ? [] : amounts.length > 1 ? halves(-fee) : [-fee];
  const sold = amounts.map((amount, n) => ({
    ...base(booking, 'sale', amount, fees[n] ?? 0n),
    metadata: describe(booking, amounts.length > 1 ? { part: `${n + 1} of 2` } : {}),
  }));
  if (!billed) return sold;
  const charge = base(booking, 'fee', -fee, 0n);
  return [...sold, { ...charge, billed, metadata: describe(booking, { description: 'Processing' }) }];
}

function refund(booking: Booking): Movement {
  const { row, scheme, payment } = booking;
  return base(booking, 'refund', row.amount, -fromEuroCents(scheme.refundFee, payment.transaction.currency));
}

/** The money goes; the PSP charges for it; and the money comes back when the merchant wins. */
function chargebacks(booking: Booking): Movement[] {
  const { row, scheme, payment } = booking;
  const cost = fromEuroCents(scheme.chargebackFee, payment.transaction.currency);
  const charge = {
    ...base(booking, 'fee', -cost, 0n),
    metadata: describe(booking, { description: `Chargeback fee for ${payment.invoice.name}` }),
  };
  const won = payment.events.find(({ name, fired_at }) => name === WON && fired_at >= row.created_at);
  const back = won && {
    ...base(booking, 'chargeback', -row.amount, 0n),
    at: won.fired_at,
    metadata: describe(booking, { description: 'Chargeback won' }),
  };
  return [
    base(booking, 'chargeback', row.amount, 0n),
    ...(cost > 0n ? [charge] : []),
    ...(back ? [back] : []),
  ];
}

/** A movement of the payment's own currency, converted where the PSP converts it. */
function base(booking: Booking, type: PayoutItemType, amount: bigint, fees: bigint): Movement {
  const { row, payment, currency, configurationId } = booking;
  const own = payment.transaction.currency;
  const convert = (minor: bigint) => (currency === own ? minor : toEuroCents(minor, own));
  return {
    at: row.created_at,
    type,
    amount: convert(amount),
    fees: convert(fees),
    currency,
    gateway_configuration_id: configurationId,
    billed: false,
    gateway_resource_id: row.gateway_operation_id,
    metadata: describe(booking, currency === own ? {} : conversion(amount, own)),
  };
}

function describe({ payment }: Booking, more: Readonly<Record<string, string>>): Record<string, string> {
  return { merchant_reference: payment.invoice.name, ...more };
}

function conversion(amount: bigint, from: string): Record<string, string> {
  return {
    original_amount: decimal(amount, from),
    original_currency: from,
    exchange_rate: euroRate(from),
  };
}

/** What the PSP took, or, where the transaction does not say, its share of the amount. */
function saleFee({ payment, row }: Booking): bigint {
  const { gateway_fee, gateway_name } = payment.transaction;
  if (gateway_fee !== null) return gateway_fee;
  const psp = Object.values(PSPS).find(({ gatewayName }) => gatewayName === gateway_name);
  const perMillion = BigInt(Math.round((psp?.feeRate ?? 0) * 1_000_000));
  const share = (row.amount * perMillion + 500_000n) / 1_000_000n;
  return share > 0n ? share : 1n;
}

function isInParts({ payment, row, currency }: Booking): boolean {
  if (currency !== payment.transaction.currency || row.amount < 10n) return false;
  return row.metadata['by'] === 'staff' && hashText(payment.transaction.id) % IN_PARTS_ONE_IN === 0;
}

/** Two parts, the first a little larger, that come to the whole. */
function halves(amount: bigint): bigint[] {
  const second = (amount * 2n) / 5n;
  return [amount - second, second];
}
