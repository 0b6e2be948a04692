import type { SimCard, SimInvoice, SimPayment } from '../model.ts';
import { clubBox, fillBasket } from './basket.ts';
import type { Basket } from './basket.ts';
import type { Calendar } from './calendar.ts';
import { MILLISECOND } from './calendar.ts';
import { PRICE_LISTS } from './catalogue.ts';
import type { Buyer, Customers } from './customers.ts';
import { LINK_LIFETIME, orderFacts } from './invoice-facts.ts';
import type { ObjectIds } from './object-ids.ts';
import type { Wallets } from '../party-model.ts';
import type { Country } from './people.ts';
import { Stream } from './prng.ts';
import { route } from './psps.ts';
import type { Gateways } from './psps.ts';
import { choosePlan } from './story/choose.ts';
import type { Draft } from './story/draft.ts';
import { marked, openTransaction } from './story/opening.ts';
import type { Plan } from './story/plan.ts';
import { placePlants } from './story/plants.ts';
import { tell } from './story/tell.ts';

/** The streams that payments draw from, one number per concern. */
const METHOD = 201;
const BASKET = 202;
const PLAN = 203;
const STORY = 204;
const FACTS = 205;

/** The order that comes first in every world is NS-B43392. */
const FIRST_ORDER = 43_392;
/** Payments of live traffic begin here: no world is as large. */
const LIVE_FROM = 0x8000_0000;
/** A live payment is decided within this time of its creation. */
const LIVE_CHECKOUT = 900 * MILLISECOND;

/** How many pay by invoice, without a card, where that is usual. */
const BY_INVOICE: Readonly<Record<string, number>> = { SE: 0.09, FI: 0.06, NO: 0.06, DE: 0.04, DK: 0.04 };

export interface Payments {
  /** Indexes of payments whose invoice was cancelled, ascending. */
  readonly cancelled: readonly number[];
  /** A payment of the past, as it stands now. */
  past(index: number): SimPayment;
  /** A payment that is made at `at` (epoch microseconds). */
  live(n: number, at: number): SimPayment;
}

interface Parts {
  readonly seed: number;
  readonly size: number;
  readonly now: number;
  readonly calendar: Calendar;
  readonly ids: ObjectIds;
  readonly gateways: Gateways;
  readonly customers: Customers;
  readonly wallets: Wallets;
}

/** One payment before its story: which, who, when. */
interface Order {
  readonly index: number;
  readonly number: number;
  readonly createdAt: number;
  readonly now: number;
  readonly buyer: Buyer;
  readonly country: Country;
  readonly currency: string;
  readonly planned: Plan | undefined;
}

/** Until the customer pays, nobody knows the card. */
function hasPaid({ createdAt, now }: Order, { paysAfter }: Plan): boolean {
  return paysAfter !== null && createdAt + paysAfter <= now;
}

function monthOf(time: number): string {
  return new Date(time / MILLISECOND).toISOString().slice(0, 7);
}

export function createPayments(parts: Parts): Payments {
  const { seed, size, now, calendar, ids, gateways, customers, wallets } = parts;
  const plants = placePlants(calendar, size, now);

  const basketOf = ({ index, createdAt, currency, buyer }: Order): Basket => {
    const detailId = (n: number): string => ids.detail.make(index, n);
    if (buyer.renewal) return clubBox(monthOf(createdAt), currency, detailId);
    return fillBasket(new Stream(seed, index, BASKET), currency, detailId);
  };

  const cardOf = (order: Order): SimCard | null => {
    const { index, buyer, country, planned } = order;
    if (buyer.renewal && buyer.customer !== null) return wallets.ownCard(buyer.customer);
    const stream = new Stream(seed, index, METHOD);
    const byInvoice = stream.chance(BY_INVOICE[country.code] ?? 0);
    if (byInvoice && !planned) return null;
    const plastic = customers.plasticOf(buyer, order, country, stream);
    return { id: ids.card.make(index), ...plastic, cvc_check: 'passed', created_at: order.createdAt };
  };

  const invoiceOf = (order: Order, { amount, details }: Basket): SimInvoice => ({
    id: ids.invoice.make(order.index),
    transaction_id: ids.transaction.make(order.index),
    customer_id: order.buyer.customer === null ? null : ids.customer.make(order.buyer.customer),
    name: `NS-B${order.number}`,
    amount,
    currency: order.currency,
    details,
    statement_descriptor: `NORRLAND B${order.number}`,
    incremental: false,
    auto_capture_at: null,
    merchant_initiator_type: order.buyer.renewal ? 'recurring' : null,
    webhook_url: null,
    metadata: order.buyer.renewal
      ? { channel: 'trail-club', month: monthOf(order.createdAt) }
      : { channel: order.planned?.paysAfter ? 'customer-service' : 'web' },
    expires_at: order.createdAt + (order.planned?.linkLifetime ?? LINK_LIFETIME),
    cancelled_at: null,
    facts: orderFacts(new Stream(seed, order.index, FACTS), {
      address: customers.addressOf(order.buyer, order.index),
      amount,
      details,
      by: order.buyer.renewal ? 'shop' : order.planned?.paysAfter ? 'staff' : 'customer',
    }),
    created_at: order.createdAt,
  });

  const tellPayment = (order: Order): SimPayment => {
    const { index, buyer, country, currency } = order;
    const invoice = invoiceOf(order, basketOf(order));
    const chosen = cardOf(order);
    const gatewayRoute = route(currency, chosen?.scheme ?? null).map((key) => gateways[key]);
    const plan =
      order.planned ??
      choosePlan(new Stream(seed, index, PLAN), {
        country: country.code,
        renewal: buyer.renewal,
        withCard: chosen !== null,
        route: gatewayRoute.map(({ psp }) => psp),
      });
    const payment: SimPayment = {
      transaction: openTransaction(invoice),
      invoice,
      card: hasPaid(order, plan)
        ? chosen && (buyer.renewal ? chosen : marked(chosen, plan, order.createdAt))
        : null,
      operations: [],
      refunds: [],
      due: [],
      events: [],
    };
    if (buyer.renewal && buyer.customer !== null)
      payment.transaction.token_id = ids.token.make(buyer.customer);
    const draft: Draft = {
      payment,
      transaction: payment.transaction,
      invoice,
      card: payment.card,
      stream: new Stream(seed, index, STORY),
      now: order.now,
      gateways: gatewayRoute,
      operationId: (n) => ids.operation.make(index, n),
      refundId: (n) => ids.refund.make(index, n),
      rate: PRICE_LISTS[currency]?.rate ?? 1,
      at: order.createdAt,
      pace: 1,
      gateway: null,
    };
    tell(draft, plan);
    return payment;
  };

  const order = (index: number, number: number, createdAt: number, seenAt: number): Order => {
    const planned = plants.get(index);
    const drawn = customers.buyerOf(index);
    const buyer = planned ? { ...drawn, renewal: false } : drawn;
    return { index, number, createdAt, now: seenAt, buyer, planned, ...customers.homeOf(buyer, index) };
  };

  const isCancelled = ([index, plan]: readonly [number, Plan]): boolean =>
    plan.cancelledAfter !== undefined && calendar.timeOf(index) + plan.cancelledAfter <= now;

  return {
    cancelled: [...plants]
      .filter(isCancelled)
      .map(([index]) => index)
      .sort((a, b) => a - b),
    past: (index) => tellPayment(order(index, FIRST_ORDER + index, calendar.timeOf(index), now)),
    live: (n, at) => tellPayment(order(LIVE_FROM + n, FIRST_ORDER + size + n, at, at + LIVE_CHECKOUT)),
  };
}
