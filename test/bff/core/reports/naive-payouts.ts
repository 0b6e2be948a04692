import type { WirePayout, WirePayoutItem } from '#bff/core/processout/wire-payout.ts';
import type { WireTransaction } from '#bff/core/processout/wire-transaction.ts';
import { money } from '#domain/money.ts';
import { parseMicros } from '#domain/time.ts';
import type { Simulator } from '#mocks/processout/simulator.ts';
import { everyObject, everyPayment, movedIn } from './naive-world.ts';
import type { Moved } from './naive-world.ts';

/** The simulated shop's payouts as they are upstream, and what each row settles of its payment. */

interface Row {
  readonly type: string;
  readonly amount: bigint;
  readonly fees: bigint;
  readonly payment: WireTransaction | null;
  /** Minor units of the payment's currency. */
  readonly settles: bigint;
}

export interface Arrived {
  readonly payout: WirePayout;
  readonly gateway: string;
  readonly at: number;
  readonly amount: bigint;
  readonly rows: readonly Row[];
}

export interface Books {
  readonly payments: readonly WireTransaction[];
  readonly moved: readonly Moved[];
  /** When each payment's dispute was won, microseconds. */
  readonly won: ReadonlyMap<string, number>;
  readonly arrived: readonly Arrived[];
}

interface Fired {
  readonly id: string;
  readonly name: string;
  readonly fired_at: string;
  readonly data: { readonly id?: string; readonly transaction?: { readonly id: string } };
}

export async function readBooks(simulator: Simulator): Promise<Books> {
  const payments = await everyPayment(simulator);
  const byId = new Map(payments.map((payment) => [payment.id, payment]));
  const events = await everyObject<Fired>(simulator, '/events', 'events');
  const won = new Map(
    events
      .filter(({ name }) => name === 'transaction.chargeback.won')
      .map(({ data, fired_at }) => [data.transaction?.id ?? data.id ?? '', us(fired_at)]),
  );
  const payouts = await everyObject<WirePayout>(simulator, '/payouts', 'payouts', ['gateway_configuration']);
  const arrived: Arrived[] = [];
  for (const payout of payouts.filter(({ status }) => status === 'received')) {
    const items = await everyObject<WirePayoutItem>(simulator, `/payouts/${payout.id}/items`, 'items');
    arrived.push({
      payout,
      gateway: payout.gateway_configuration?.gateway_name ?? '',
      at: us(payout.settled_at ?? payout.created_at),
      amount: money(payout.amount, payout.currency).minor,
      rows: items.map((item) => toRow(item, payout.currency, byId.get(item.transaction_id ?? '') ?? null)),
    });
  }
  return { payments, moved: movedIn(payments), won, arrived };
}

/** A converted row names its original amount; a planted one in the wrong currency is the whole sale. */
function toRow(item: WirePayoutItem, currency: string, payment: WireTransaction | null): Row {
  const amount = money(item.amount, currency).minor;
  const original = item.metadata?.['original_amount'] ?? payment?.captured_amount ?? '0';
  const isOwn = payment === null || payment.currency === currency;
  return {
    type: item.type,
    amount,
    fees: money(item.fees ?? '0', currency).minor,
    payment,
    settles: isOwn ? amount : money(original, payment.currency).minor,
  };
}

export const us = (time: string): number => parseMicros(time) ?? Number.NaN;
