import type { SimCustomer } from '../model.ts';
import type { SimCustomerFacts } from '../party-model.ts';
import type { Calendar } from './calendar.ts';
import { DAY, MINUTE } from './calendar.ts';
import { expiring, monthOf, plastic } from './cards.ts';
import type { Plastic } from './cards.ts';
import type { ObjectIds } from './object-ids.ts';
import type { Address } from './invoice-facts.ts';
import { home, person } from './people.ts';
import type { Country } from './people.ts';
import { mix, Stream } from './prng.ts';

/** Payments per customer account, on average; guests aside. */
const ACCOUNTS_PER_PAYMENT = 0.42;
const GUEST_SHARE = 0.22;
/** One payment in so many is a renewal of the Trail club. */
const RENEWAL_EVERY = 20;
/** Members are spread over the customers: every third one, first come first. */
const MEMBER_EVERY = 3;
/** Of so many members, the card of one ends this month or next. */
const ENDS_SOON_EVERY = 8;
const MONTH = 30 * DAY;
/** The greater, the more the oldest and the newest customers come back, and the fewer of those between. */
const LOYALTY = 1.4;
const SECOND_CARD_SHARE = 0.18;

/** The streams that a world draws from, one number per concern. */
const BUYER = 101;
const PERSON = 102;
const GUEST = 103;
const PLASTIC = 104;
const FACTS = 107;

/** Who pays a payment. */
export interface Buyer {
  /** Index of the customer, or null for a guest. */
  readonly customer: number | null;
  /** A renewal that the shop starts by itself. */
  readonly renewal: boolean;
}

interface Occasion {
  readonly index: number;
  readonly createdAt: number;
}

export interface Customers {
  readonly count: number;
  buyerOf(payment: number): Buyer;
  /** All but the default token, which is in the wallet. */
  get(index: number): SimCustomer;
  createdAt(index: number): number;
  /** A member of the Trail club: the shop keeps their card for the renewals. */
  isMember(index: number): boolean;
  /** Where the buyer lives and what they pay in; cheap. */
  homeOf(buyer: Buyer, payment: number): { country: Country; currency: string };
  /** Where the buyer's parcel goes. */
  addressOf(buyer: Buyer, payment: number): Address;
  /** The card that the buyer takes out for this payment. */
  plasticOf(buyer: Buyer, payment: Occasion, country: Country, stream: Stream): Plastic;
  /** The card that a customer uses first. */
  ownPlastic(index: number): Plastic;
}

interface Parts {
  readonly seed: number;
  readonly size: number;
  readonly calendar: Calendar;
  readonly ids: ObjectIds;
}

export function createCustomers({ seed, size, calendar, ids }: Parts): Customers {
  const count = size === 0 ? 0 : Math.max(1, Math.round(size * ACCOUNTS_PER_PAYMENT));
  /** The payment that customer k signed up for. */
  const signUp = (k: number): number => Math.min(size - 1, Math.ceil((k * size) / count));
  /** A fixed time before that payment, so that customers are as strictly ordered as payments are. */
  const createdAt = (k: number): number => calendar.timeOf(signUp(k)) - 3 * MINUTE;
  const signedUpBy = (payment: number): number => Math.min(count, Math.floor((payment * count) / size) + 1);

  /** The member whose turn it is: each month goes through the members in the same order. */
  const renewing = (payment: number): number | null => {
    const turn = Math.floor(payment / RENEWAL_EVERY);
    if (payment !== turn * RENEWAL_EVERY + (mix(turn ^ seed) % RENEWAL_EVERY)) return null;
    const time = calendar.timeOf(payment);
    const monthStart = calendar.start + Math.floor((time - calendar.start) / MONTH) * MONTH;
    const member = (turn - Math.floor(calendar.indexAt(monthStart) / RENEWAL_EVERY)) * MEMBER_EVERY;
    return member >= 0 && member < signedUpBy(payment) ? member : null;
  };

  /** Some come back often: half the returning ones are regulars, half bought not long ago. */
  const returning = (stream: Stream, known: number): number => {
    const luck = stream.fraction() ** LOYALTY;
    const back = Math.min(known - 1, Math.floor(luck * known));
    return stream.chance(0.5) ? back : known - 1 - back;
  };

  const buyerOf = (payment: number): Buyer => {
    if (count === 0) return { customer: null, renewal: false };
    const member = payment < size ? renewing(payment) : null;
    if (member !== null) return { customer: member, renewal: true };
    const known = signedUpBy(payment);
    if (payment < size && signUp(known - 1) === payment) return { customer: known - 1, renewal: false };
    const stream = new Stream(seed, payment, BUYER);
    const customer = stream.chance(GUEST_SHARE) ? null : returning(stream, known);
    return { customer, renewal: false };
  };

  const personStream = (k: number): Stream => new Stream(seed, k, PERSON);

  let payments: Uint32Array | null = null;
  const countPayments = (): Uint32Array => {
    const counts = new Uint32Array(count);
    for (let i = 0; i < size; i += 1) {
      const { customer } = buyerOf(i);
      if (customer !== null) counts[customer] = (counts[customer] ?? 0) + 1;
    }
    return counts;
  };

  const ownPlastic = (k: number, second = false): Plastic => {
    const { country } = home(personStream(k), k);
    const card = plastic(new Stream(seed, k * 2 + Number(second), PLASTIC), country, createdAt(k));
    if (second || k % (MEMBER_EVERY * ENDS_SOON_EVERY) !== 0) return card;
    return expiring(card, monthOf(calendar.timeOf(size - 1)) + (mix(k ^ seed) % 2));
  };

  return {
    count,
    buyerOf,
    createdAt,
    isMember: (k) => k % MEMBER_EVERY === 0,
    ownPlastic,
    get(index) {
      if (!Number.isInteger(index) || index < 0 || index >= count)
        throw new RangeError(`No customer ${index}`);
      payments ??= countPayments();
      const { country, currency, given, family, email, address, city, zip } = person(
        personStream(index),
        index,
      );
      return {
        id: ids.customer.make(index),
        email,
        first_name: given,
        last_name: family,
        address1: address,
        city,
        zip,
        country_code: country.code,
        currency,
        transactions_count: payments[index] ?? 0,
        metadata: { shop_customer: String(100_000 + index) },
        ...factsOf(new Stream(seed, index, FACTS), createdAt(index)),
        created_at: createdAt(index),
      };
    },
    homeOf(buyer, payment) {
      return buyer.customer === null
        ? home(new Stream(seed, payment, GUEST))
        : home(personStream(buyer.customer), buyer.customer);
    },
    addressOf(buyer, payment) {
      const somebody =
        buyer.customer === null
          ? person(new Stream(seed, payment, GUEST), Number.POSITIVE_INFINITY)
          : person(personStream(buyer.customer), buyer.customer);
      const { address, city, zip, country } = somebody;
      return { address1: address, city, zip, country_code: country.code };
    },
    plasticOf(buyer, payment, country, stream) {
      const second = !buyer.renewal && stream.chance(SECOND_CARD_SHARE);
      if (buyer.customer === null) {
        return plastic(new Stream(seed, ~payment.index, PLASTIC), country, payment.createdAt);
      }
      return ownPlastic(buyer.customer, second);
    },
  };
}

/** What customers told the shop when they signed up: most of them little. */
function factsOf(stream: Stream, registered_at: number): SimCustomerFacts {
  const phone = `+46 70 ${stream.between(1_000_000, 9_999_999)}`;
  const birthday = Date.UTC(stream.between(1950, 2006), stream.between(0, 11), stream.between(1, 28));
  return {
    address2: null,
    state: null,
    phone_number: stream.chance(0.7) ? phone : null,
    legal_document: null,
    ip_address: null,
    sex: null,
    date_of_birth: stream.chance(0.25) ? birthday * 1000 : null,
    is_business: stream.chance(0.04) ? true : null,
    company_name: null,
    reference_id: null,
    balance: 0n,
    registered_at,
    default_token_id: null,
  };
}
