import type { SimPayment, World } from '../model.ts';
import { createCalendar, HOUR, MILLISECOND } from './calendar.ts';
import { createCustomers } from './customers.ts';
import { createIds } from './object-ids.ts';
import { createPayments } from './payments.ts';
import { hashText } from './prng.ts';
import { createGateways, gatewayConfigurations } from './psps.ts';
import { createWallets } from './wallets.ts';

export interface WorldOptions {
  readonly seed: string;
  /** Epoch milliseconds when the simulator starts: everything in the world happened before. */
  readonly now: number;
  readonly size: number;
  readonly projectId: string;
}

/** How long before its first payment the shop set up its PSPs. */
const SET_UP = 31 * 24 * HOUR;

/**
 * The world of Norrland Supply, an outfitter: pure and lazy. Nothing is kept but the calendar, a few planted stories
 * and, once a customer is asked for, how many payments each made. Same options, same bytes.
 */
export function createWorld(options: WorldOptions): World {
  const { size, projectId } = options;
  const now = options.now * MILLISECOND;
  const seed = hashText(`${projectId}/${options.seed}`);
  const ids = createIds(`${projectId}/${options.seed}`);
  const calendar = createCalendar(size, now, seed);
  const gateways = createGateways(ids.gateway);
  const customers = createCustomers({ seed, size, calendar, ids });
  const wallets = createWallets({ seed, now, ids, customers, giftCardGateway: gateways.adyen.id });
  const payments = createPayments({ seed, size, now, calendar, ids, gateways, customers, wallets });

  const within = (index: number | null, count: number): number | null =>
    index !== null && index < count ? index : null;
  const existing = (index: number): number => {
    if (!Number.isInteger(index) || index < 0 || index >= size)
      throw new RangeError(`No payment ${index} of ${size}`);
    return index;
  };

  return {
    size,
    gatewayConfigurations: gatewayConfigurations(gateways, calendar.start - SET_UP),
    customerCount: customers.count,
    cancelled: payments.cancelled,
    payment: (index): SimPayment => payments.past(existing(index)),
    paymentCreatedAt: (index) => calendar.timeOf(existing(index)),
    paymentCustomerIndex: (index) => customers.buyerOf(existing(index)).customer,
    customer: (index) => ({ ...customers.get(index), default_token_id: wallets.defaultToken(index) }),
    wallets,
    paymentIndex: (id) => within(ids.transaction.read(id) ?? ids.invoice.read(id), size),
    customerIndex: (id) => within(ids.customer.read(id), customers.count),
    cardPaymentIndex: (id) => {
      const index = within(ids.card.read(id), size);
      return index !== null && payments.past(index).card?.id === id ? index : null;
    },
    livePayment: (n, at) => payments.live(n, at),
  };
}
