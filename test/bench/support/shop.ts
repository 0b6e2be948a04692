import type { WireFullCustomer } from '#bff/core/processout/wire-customer.ts';
import type { WireEvent } from '#bff/core/processout/wire-event.ts';
import type { WireOperation, WireTransaction } from '#bff/core/processout/wire-transaction.ts';

/** A shop's payments by number, 0 the oldest: plain arithmetic, so that a million of them take no time to think up. */
const STATUSES = [
  ['completed', 7_400],
  ['failed', 1_150],
  ['refunded', 620],
  ['authorized', 260],
  ['waiting', 220],
  ['voided', 170],
  ['blocked', 110],
  ['pending', 30],
  ['chargeback-initiated', 15],
  ['solved', 8],
  ['reversed', 7],
  ['fraud-notification', 5],
  ['retrieval-request', 3],
  ['pending-capture', 1],
  ['in-review', 1],
] as const;
const CURRENCIES = [
  ['EUR', 60],
  ['SEK', 18],
  ['GBP', 12],
  ['USD', 7],
  ['JPY', 2],
  ['KWD', 1],
] as const;
const GATEWAYS = [
  ['adyen', 55],
  ['stripe', 20],
  ['worldpay', 14],
  ['checkoutcom', 10],
  ['klarna', 1],
] as const;
const SCHEMES = [
  ['visa', 50],
  ['mastercard', 38],
  ['american express', 8],
  ['jcb', 2],
  ['discover', 2],
] as const;
const FIRST =
  'Anna Bo Clara David Emil Freja Gustav Hanna Ivan Julia Karl Lena Maja Nils Olga Per Rosa Sven Tove Viktor'.split(
    ' ',
  );
const LAST =
  'Andersson Berg Carlsen Dahl Eklund Falk Garcia Holm Iversen Jansson Keller Lund Moreau Nyberg Olsen Petit'.split(
    ' ',
  );
const YEARS_US = 2 * 365 * 86_400_000_000;
export const NEWEST_US = Date.UTC(2026, 2, 1) * 1000;

/** Well-mixed bits of a number. */
function mix(n: number): number {
  let x = Math.imul(n ^ 0x5bd1e995, 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

function weighted<T>(table: readonly (readonly [T, number])[], draw: number): T {
  const total = table.reduce((sum, [, weight]) => sum + weight, 0);
  let point = draw % total;
  for (const [value, weight] of table) {
    if (point < weight) return value;
    point -= weight;
  }
  throw new Error('unreachable');
}

function id(prefix: string, n: number): string {
  const parts = [n, n + 1e9, n + 2e9, n + 3e9].map((part) =>
    mix(part).toString(36).padStart(8, '0').slice(0, 8),
  );
  return `${prefix}_${parts.join('')}`;
}

function iso(us: number): string {
  const fraction = String(us % 1_000_000).padStart(6, '0');
  return `${new Date(Math.floor(us / 1_000_000) * 1000).toISOString().slice(0, 19)}.${fraction}Z`;
}

function operation(n: number, step: number, currency: string, amount: string, at: string): WireOperation {
  return {
    id: id('tr_op', n * 8 + step),
    type: 'authorization',
    amount,
    currency,
    is_attempt: step % 2 === 0,
    has_failed: false,
    is_accountable: false,
    gateway_operation_id: `psp_${mix(n * 8 + step).toString(36)}`,
    created_at: at,
  };
}

function nameOf(person: number): { first: string; last: string } {
  const first = FIRST[mix(person + 1) % FIRST.length] ?? '';
  return { first, last: `${LAST[mix(person + 2) % LAST.length] ?? ''}${person % 50 === 0 ? 'son' : ''}` };
}

function emailOf(person: number): string {
  const { first, last } = nameOf(person);
  return `${first}.${last}${String(person)}@example.com`.toLowerCase();
}

/** When the n-th of so many was made: evenly over the years. */
function timeOf(n: number, of: number): string {
  return iso(NEWEST_US - Math.floor(((of - n) / of) * YEARS_US));
}

/** The n-th payment of a shop with `size` of them. */
export function shopTransaction(n: number, size: number): WireTransaction {
  const currency = weighted(CURRENCIES, mix(n + 11));
  const amount = String((mix(n + 12) % 400) + 5);
  const status = weighted(STATUSES, mix(n + 13));
  const person = mix(n + 14) % shopCustomers(size);
  const { first, last } = nameOf(person);
  const at = timeOf(n, size);
  const paid = status === 'completed' || status === 'refunded' ? amount : '0';
  return {
    id: shopTransactionId(n),
    invoice_id: shopInvoiceId(n),
    customer_id: shopCustomerId(person),
    customer: {
      id: shopCustomerId(person),
      email: emailOf(person),
      first_name: first,
      last_name: last,
    },
    card: {
      id: id('card', person),
      scheme: weighted(SCHEMES, mix(person + 15)),
      last_4_digits: String(mix(person + 16) % 10_000).padStart(4, '0'),
    },
    gateway_name: weighted(GATEWAYS, mix(n + 17)),
    operations: [0, 1].map((step) => operation(n, step, currency, amount, at)),
    name: `Order ${String(100_000 + n)}`,
    status,
    amount,
    authorized_amount: amount,
    captured_amount: paid,
    refunded_amount: '0',
    available_amount: paid,
    currency,
    authorized: true,
    captured: paid !== '0',
    refunded: false,
    voided: false,
    chargedback: false,
    created_at: at,
  };
}

export function shopTransactionId(n: number): string {
  return id('tr', n);
}

export function shopInvoiceId(n: number): string {
  return id('iv', n);
}

export function shopCustomerId(person: number): string {
  return id('cust', person);
}

/** A shop has a customer for every six payments. */
export function shopCustomers(size: number): number {
  return Math.ceil(size / 6);
}

const COUNTRIES = [
  ['SE', 60],
  ['DE', 25],
  ['GB', 12],
  ['JP', 2],
  ['KW', 1],
] as const;

export function shopCustomer(person: number, size: number): WireFullCustomer {
  const { first, last } = nameOf(person);
  return {
    id: shopCustomerId(person),
    email: emailOf(person),
    first_name: first,
    last_name: last,
    country_code: weighted(COUNTRIES, mix(person + 21)),
    currency: weighted(CURRENCIES, mix(person + 22)),
    created_at: timeOf(person, shopCustomers(size)),
  };
}

const EVENT_NAMES = [
  ['transaction.authorized', 45],
  ['transaction.captured', 40],
  ['invoice.created', 10],
  ['transaction.refunded', 4],
  ['transaction.chargeback.initiated', 1],
] as const;

export function shopEventId(n: number): string {
  return id('ev', n);
}

/** The n-th event of a shop with as many events as payments. */
export function shopEvent(n: number, size: number): WireEvent {
  const of = mix(n + 31) % size;
  return {
    id: shopEventId(n),
    name: weighted(EVENT_NAMES, mix(n + 32)),
    data: { id: shopTransactionId(of), invoice_id: shopInvoiceId(of), status: 'completed' },
    fired_at: timeOf(n, size),
  };
}
