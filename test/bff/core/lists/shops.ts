import { fc } from '#test/support/properties.ts';
import { formatMicros } from '#bff/core/mirror/time-text.ts';
import type { WireTransaction } from '#bff/core/processout/wire-transaction.ts';
import type { TransactionFilters } from '#contract/transaction-filters.ts';
import type { TransactionRow } from '#contract/transaction.ts';
import { formatDecimal, money } from '#domain/money.ts';
import { TRANSACTION_STATUSES } from '#domain/transaction.ts';
import { id, wireOperation, wireTransaction } from '../../support/wire.ts';
import type { Listed } from './naive-lists.ts';

/** Small worlds in which much coincides: times, amounts, people. */

const DAY_US = 86_400_000_000;
const OLDEST_US = Date.UTC(2026, 0, 10) * 1000;
const CURRENCIES = ['EUR', 'JPY', 'KWD'] as const;
const GATEWAYS = ['adyen', 'stripe'] as const;
const SCHEMES = ['visa', 'american express'] as const;
const PEOPLE = [
  ['Anna', 'Berg'],
  ['Annika', 'Bergman'],
  ['Bo', 'Lee'],
] as const;
const STATUSES = TRANSACTION_STATUSES.filter((_, index) => index % 3 === 1);

export interface Payment {
  readonly created: number;
  readonly status: number;
  readonly currency: number;
  readonly gateway: number;
  readonly scheme: number;
  readonly person: number;
  readonly amount: number;
}

const index = (list: readonly unknown[]): fc.Arbitrary<number> => fc.nat(list.length - 1);

export const payment: fc.Arbitrary<Payment> = fc.record({
  created: fc.oneof(
    fc.nat(5),
    fc.nat(3).map((days) => days * DAY_US),
    fc.nat(70 * 24).map((hours) => (hours * DAY_US) / 24),
  ),
  status: index(STATUSES),
  currency: index(CURRENCIES),
  gateway: index(GATEWAYS),
  scheme: index(SCHEMES),
  person: index(PEOPLE),
  amount: fc.nat(4),
});

const at = <T>(list: readonly T[], place: number): T => list[place]!;

export function toWire(n: number, one: Payment): WireTransaction {
  const [first, last] = at(PEOPLE, one.person);
  const currency = at(CURRENCIES, one.currency);
  return wireTransaction(n, {
    created_at: formatMicros(OLDEST_US + one.created),
    status: at(STATUSES, one.status),
    currency,
    amount: formatDecimal(money(String(one.amount), currency)),
    gateway_name: at(GATEWAYS, one.gateway),
    name: `NS-${String(4_000 + n)}`,
    customer_id: id('cust', one.person),
    customer: {
      id: id('cust', one.person),
      first_name: first,
      last_name: last,
      email: `${first}.${last}@example.com`.toLowerCase(),
    },
    card: { id: id('card', n), scheme: at(SCHEMES, one.scheme), last_4_digits: String(4_000 + (n % 3)) },
    operations: [
      wireOperation(n, {
        arn: `7453901${String(n % 4)}`,
        gateway_operation_id: `psp_${String(n)}`,
        currency,
      }),
    ],
  });
}

/** What the naive lists need of a payment: its row as the contract shows it. */
export function toListed(wire: WireTransaction): Listed {
  const text = (amount: string): string => formatDecimal(money(amount, wire.currency));
  const { customer, card, operations } = wire;
  const row: TransactionRow = {
    id: wire.id,
    created_at: wire.created_at,
    status: wire.status,
    name: wire.name,
    invoice_id: wire.invoice_id ?? null,
    currency: wire.currency,
    amount: text(wire.amount),
    authorized_amount: text(wire.authorized_amount),
    captured_amount: text(wire.captured_amount),
    refunded_amount: text(wire.refunded_amount),
    available_amount: text(wire.available_amount),
    authorized_until: null,
    customer: {
      id: wire.customer_id ?? '',
      name: `${customer?.first_name ?? ''} ${customer?.last_name ?? ''}`,
      email: customer?.email ?? null,
    },
    card: { scheme: card?.scheme ?? null, last_4_digits: card?.last_4_digits ?? null },
    gateways: [wire.gateway_name ?? ''],
    error_code: null,
  };
  return {
    row,
    texts: [wire.name, row.customer?.name ?? '', row.customer?.email ?? ''],
    references: [
      wire.id,
      wire.invoice_id ?? '',
      wire.customer_id ?? '',
      row.card?.last_4_digits ?? '',
      ...(operations ?? []).flatMap((one) => [one.arn ?? '', one.gateway_operation_id ?? '']),
    ],
  };
}

const some = <T>(values: readonly T[]): fc.Arbitrary<T[]> =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 });

const QUESTIONS =
  'anna berg annika.bergman@example.com bo be NS-40 ns-4007 4001 74539011 psp_3 lee zzz tr_x @'.split(' ');

const time = fc.nat(71 * 24).map((hours) => formatMicros(OLDEST_US + (hours * DAY_US) / 24));

/** Filters in any combination, many of them narrow. */
export const filters: fc.Arbitrary<TransactionFilters> = fc
  .record(
    {
      status: some(STATUSES),
      currency: some([...CURRENCIES, 'SEK']),
      gateway: some([...GATEWAYS, 'worldpay']),
      scheme: some(SCHEMES),
      customer_id: fc.constantFrom(id('cust', 0), id('cust', 1), id('cust', 9)),
      created_gte: time,
      created_lt: time,
      q: fc
        .array(fc.constantFrom(...QUESTIONS), { minLength: 1, maxLength: 2 })
        .map((parts) => parts.join(' ')),
      id: fc.uniqueArray(
        fc.nat(40).map((n) => id('tr', n)),
        { minLength: 1, maxLength: 10 },
      ),
      amounts: fc.record({
        currency: fc.constantFrom(...CURRENCIES),
        from: fc.nat(4),
        to: fc.option(fc.nat(4)),
      }),
    },
    { requiredKeys: [] },
  )
  .map(({ amounts, ...rest }) =>
    amounts === undefined
      ? rest
      : {
          ...rest,
          currency: [amounts.currency],
          amount_gte: String(amounts.from),
          ...(amounts.to !== null && { amount_lte: String(amounts.to) }),
        },
  );
