import type { SimCard } from '../model.ts';
import type { SimToken, SimVoucher, VerificationStatus, Wallets } from '../party-model.ts';
import { DAY, MINUTE } from './calendar.ts';
import { expiring, monthOf, plastic } from './cards.ts';
import type { Plastic } from './cards.ts';
import { PRICE_LISTS } from './catalogue.ts';
import type { Customers } from './customers.ts';
import type { ObjectIds } from './object-ids.ts';
import { Stream, weighted } from './prng.ts';

const HOLDINGS = 105;
const CONTENT = 106;
const VERIFIED = 108;

/** Customers keep at most these, in this order; each has its own range of ids, payments and live payments have others. */
const OWN_CARD = 0;
const OLDER_CARD = 1;
const GIFT_CARD = 2;
const KINDS = 3;
const TOKEN_RANGE = 0x2000_0000;
const CARD_START = 0x4000_0000;
const CARD_RANGE = 0x1000_0000;

/** How many who are no members of the club let the shop keep their card, keep an older one, have a gift card. */
const KEEPS_CARD = 0.3;
const KEEPS_OLDER = 0.12;
const HAS_GIFT_CARD = 0.05;

/** What may be wrong with an older card. The first customers have one of each, so that every world shows them all. */
const CONDITIONS = ['expired', 'pending', 'failed', 'unknown', 'expires-soon', 'fine'] as const;
type Condition = (typeof CONDITIONS)[number];
const DRAWN = weighted<Condition>([
  ['expired', 34],
  ['pending', 8],
  ['failed', 14],
  ['unknown', 4],
  ['expires-soon', 20],
  ['fine', 20],
]);
const VERIFICATION: Readonly<Record<Condition, VerificationStatus>> = {
  expired: 'success',
  pending: 'pending',
  failed: 'failed',
  unknown: 'unknown',
  'expires-soon': 'success',
  fine: 'not-requested',
};

interface Parts {
  readonly seed: number;
  /** Epoch microseconds. */
  readonly now: number;
  readonly ids: ObjectIds;
  readonly customers: Customers;
  /** The PSP that issues the shop's gift cards. */
  readonly giftCardGateway: string;
}

interface Holdings {
  readonly own: boolean;
  readonly older: Condition | null;
  readonly gift: boolean;
}

/** What customers keep to pay with: pure and made on demand, as everything in the world. */
export function createWallets({ seed, now, ids, customers, giftCardGateway }: Parts): Wallets {
  const tokenId = (customer: number, kind: number) => ids.token.make(kind * TOKEN_RANGE + customer);
  const cardId = (customer: number, kind: number) => ids.card.make(CARD_START + kind * CARD_RANGE + customer);

  const holdings = (customer: number): Holdings => {
    const stream = new Stream(seed, customer, HOLDINGS);
    const own = stream.chance(KEEPS_CARD) || customers.isMember(customer);
    const drawn = stream.chance(KEEPS_OLDER) ? stream.choose(DRAWN) : null;
    return {
      own,
      older: CONDITIONS[customer - 1] ?? drawn,
      gift: stream.chance(HAS_GIFT_CARD) || customer === GIFT_CARD,
    };
  };

  const ownCard = (customer: number): SimCard => ({
    id: cardId(customer, OWN_CARD),
    ...customers.ownPlastic(customer),
    cvc_check: 'unavailable',
    created_at: customers.createdAt(customer) + MINUTE,
  });

  const token = (customer: number, kind: number, created_at: number, more: Partial<SimToken>): SimToken => ({
    id: tokenId(customer, kind),
    customer_id: ids.customer.make(customer),
    gateway_configuration_id: null,
    card: null,
    type: 'card',
    description: null,
    verification_status: 'not-requested',
    return_url: null,
    cancel_url: null,
    invoice_return_url: null,
    webhook_url: null,
    metadata: {},
    manual_invoice_cancellation: null,
    vouchers: null,
    created_at,
    ...more,
  });

  /** Some time between the customer's first minutes and now. */
  const since = (customer: number, stream: Stream): number => {
    const start = customers.createdAt(customer) + 2 * MINUTE;
    return start + Math.floor(stream.fraction() * (now - start));
  };

  const olderCard = (customer: number, condition: Condition): SimToken => {
    const stream = new Stream(seed, customer, CONTENT);
    const created_at = since(customer, stream);
    const { country } = customers.homeOf({ customer, renewal: false }, 0);
    const card: SimCard = {
      id: cardId(customer, OLDER_CARD),
      ...aged(plastic(stream, country, created_at), condition, created_at, now, stream),
      behaviour: condition === 'expired' ? 'declines:card.expired' : null,
      cvc_check: condition === 'failed' ? 'failed' : 'passed',
      created_at,
    };
    return token(customer, OLDER_CARD, created_at, {
      card: condition === 'pending' ? null : card,
      verification_status: VERIFICATION[condition],
    });
  };

  const giftCard = (customer: number): SimToken => {
    const stream = new Stream(seed, ~customer, CONTENT);
    const { currency } = customers.homeOf({ customer, renewal: false }, 0);
    const created_at = since(customer, stream);
    const voucher = (): SimVoucher => ({
      amount: BigInt(
        Math.round(stream.pick([1000, 2500, 5000, 10_000]) * (PRICE_LISTS[currency]?.rate ?? 1)),
      ),
      currency,
      expires_at: created_at + stream.between(200, 730) * DAY,
    });
    const vouchers = Array.from({ length: stream.between(1, 2) }, voucher);
    vouchers.sort((a, b) => a.expires_at - b.expires_at);
    const gateway_configuration_id = giftCardGateway;
    return token(customer, GIFT_CARD, created_at, {
      type: 'apm',
      gateway_configuration_id,
      vouchers,
    });
  };

  const reader =
    (read: (id: string) => number | null, start: number, range: number) =>
    (id: string): number | null => {
      const place = read(id);
      if (place === null || place < start || place >= start + KINDS * range) return null;
      const customer = (place - start) % range;
      return customer < customers.count ? customer : null;
    };

  return {
    ownCard,
    tokens(customer) {
      const { own, older, gift } = holdings(customer);
      const verified = new Stream(seed, customer, VERIFIED).chance(0.55) ? 'success' : 'not-requested';
      const tokens: SimToken[] = [];
      if (own) {
        const card = ownCard(customer);
        tokens.push(token(customer, OWN_CARD, card.created_at, { card, verification_status: verified }));
      }
      if (older) tokens.push(olderCard(customer, older));
      if (gift) tokens.push(giftCard(customer));
      return tokens.sort((a, b) => a.created_at - b.created_at);
    },
    defaultToken: (customer) => (holdings(customer).own ? tokenId(customer, OWN_CARD) : null),
    readToken: reader((id) => ids.token.read(id), 0, TOKEN_RANGE),
    readCard: reader((id) => ids.card.read(id), CARD_START, CARD_RANGE),
  };
}

/** The plastic with the date that its condition asks for: one that has expired was still good when it was stored, if it can. */
function aged(card: Plastic, condition: Condition, stored: number, now: number, stream: Stream): Plastic {
  if (condition === 'expired') {
    const month = Math.max(monthOf(stored), monthOf(now) - stream.between(1, 8));
    return expiring(card, Math.min(month, monthOf(now) - 1));
  }
  return condition === 'expires-soon' ? expiring(card, monthOf(now) + stream.between(0, 1)) : card;
}
