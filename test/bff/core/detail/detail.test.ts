import { describe, expect, it } from 'vitest';
import { unsoundAmount } from '#bff/core/detail/amounts.ts';
import { toDetail } from '#bff/core/detail/detail.ts';
import type { WireOperation, WireTransaction } from '#bff/core/processout/wire-transaction.ts';
import type { IntentRow } from '#bff/core/store/journal-tables.ts';
import { intentRow } from '#test/bff/core/journal/support.ts';
import { id, wireOperation, wireTransaction } from '#test/bff/support/wire.ts';

const NOW = Date.parse('2026-03-02T10:00:00Z');
const time = { now: NOW, upstreamNow: NOW };
const at = (seconds: number) => new Date(Date.parse('2026-03-01T10:00:00Z') + seconds * 1000).toISOString();
const configuration = (psp: string) => ({ id: `gway_conf_${psp}`, gateway_name: psp, name: `${psp} EU` });

function pair(n: number, psp: string, changes: Partial<WireOperation>, result: Partial<WireOperation> = {}) {
  const both = {
    gateway_configuration_id: `gway_conf_${psp}`,
    gateway_configuration: configuration(psp),
    gateway_operation_id: `ref-${n}`,
    ...changes,
  };
  return [
    wireOperation(n, { ...both, is_attempt: true, created_at: at(n) }),
    wireOperation(n + 1, { ...both, created_at: at(n + 1), ...result }),
  ];
}

const INTENT = '00000000-0000-4000-8000-000000000001';
/** EUR 50 declined by Adyen, approved by Stripe, 40 of it captured, the socks refunded by Mara. */
const story = wireTransaction(1, {
  status: 'refunded',
  gateway_name: 'stripe',
  amount: '50',
  authorized_amount: '50',
  captured_amount: '40',
  refunded_amount: '21',
  available_amount: '19',
  estimated_fee: '0.82345',
  currency_fee: 'USD',
  customer: { id: id('cust', 1), first_name: 'Elin', last_name: 'Björkqvist', email: 'elin@example.com' },
  card: { id: id('card', 1), scheme: 'visa', last_4_digits: '4242', exp_month: 8, exp_year: '2028' },
  invoice: {
    id: id('iv', 1),
    name: 'Order 1',
    amount: '50',
    currency: 'EUR',
    created_at: at(0),
    details: [
      { id: 'bottle', name: 'Bottle', amount: '29', quantity: 1 },
      { id: 'socks', name: 'Socks', amount: '7', quantity: 3 },
    ],
  },
  operations: [
    wireOperation(0, { type: 'request', amount: '50', created_at: at(0) }),
    ...pair(2, 'adyen', { amount: '50', error_code: 'card.no-money' }, { has_failed: true }),
    ...pair(4, 'stripe', { amount: '50' }),
    ...pair(6, 'stripe', { type: 'capture', amount: '40' }),
    ...pair(8, 'stripe', { type: 'refund', amount: '-21' }, { arn: '7453' }),
  ],
  refunds: [
    {
      id: id('refd', 1),
      amount: '21',
      reason: 'customer_request',
      invoice_detail_ids: ['socks'],
      metadata: { intent_id: INTENT },
      created_at: at(8),
    },
  ],
});
const mara = intentRow({ id: INTENT, phase: 'done', amount: '21', refund_id: id('refd', 1) });

const ASKER = { role: 'finance', freeRefund: '1000.00' } as const;

describe('the detail of a payment', () => {
  const detail = toDetail(story, [mara], ASKER, time);

  it('tells the attempts by PSP, the earlier one too', () => {
    expect(detail.gateways).toEqual(['adyen', 'stripe']);
    expect(detail.attempts).toMatchObject([
      { number: 1, gateway_name: 'adyen', configuration_name: 'adyen EU', outcome: 'declined' },
      { number: 2, gateway_name: 'stripe', outcome: 'approved' },
    ]);
  });

  it('tells what happened to the money, by whom, with a running total that ends at the available amount', () => {
    expect(detail.aftermath).toMatchObject([
      { kind: 'capture', movement: '40.00', available: '40.00', by: null },
      {
        kind: 'refund',
        movement: '-21.00',
        available: detail.available_amount,
        by: 'Mara Lindqvist',
        refund_id: id('refd', 1),
        arn: '7453',
      },
    ]);
    expect(detail.refunds).toMatchObject([{ amount: '21.00', has_failed: false, by: 'Mara Lindqvist' }]);
  });

  it('tells per line what went back and what may', () => {
    expect(detail.lines).toMatchObject([
      { id: 'bottle', total: '29.00', captured: null, refunded: '0.00', refundable: '29.00' },
      {
        id: 'socks',
        unit_amount: '7.00',
        total: '21.00',
        refunded: '21.00',
        refundable: '0.00',
        refunded_at: at(8),
      },
    ]);
  });

  it('writes amounts with the decimals of their currency, and fees as they came', () => {
    expect(detail).toMatchObject({ amount: '50.00', captured_amount: '40.00', available_amount: '19.00' });
    expect(detail.fees).toEqual({ currency: 'USD', estimated: '0.82345', gateway: null, processout: null });
  });

  it('names customer and card', () => {
    expect(detail.customer).toMatchObject({ name: 'Elin Björkqvist', email: 'elin@example.com' });
    expect(detail.card).toMatchObject({ last_4_digits: '4242', exp_month: '8', exp_year: '2028' });
  });

  it('knows who captured from what is new in the trail since', () => {
    const before = { version: 'v', authorized_amount: '50', captured_amount: '0', refund_ids: [] };
    const known = story.operations?.slice(0, 5).map((operation) => operation.id) ?? [];
    const capture = (operation_ids: readonly string[]) =>
      intentRow({
        action: 'capture',
        phase: 'done',
        amount: '40',
        snapshot: JSON.stringify({ ...before, operation_ids }),
      });
    expect(toDetail(story, [capture(known)], ASKER, time).aftermath[0]?.by).toBe('Mara Lindqvist');
    const all = story.operations?.map((operation) => operation.id) ?? [];
    expect(toDetail(story, [capture(all)], ASKER, time).aftermath[0]?.by).toBeNull();
  });

  it('says when a hold lapses: seven days after the last authorization that succeeded', () => {
    const held: WireTransaction = { ...story, status: 'authorized', captured_amount: '0', refunds: [] };
    expect(toDetail(held, [], ASKER, time).authorized_until).toBe('2026-03-08T10:00:05.000Z');
    expect(detail.authorized_until).toBeNull();
    const lapsed = { now: NOW, upstreamNow: NOW + 7 * 86_400_000 };
    expect(toDetail(held, [], ASKER, time).actions.capture.allowed).toBe(true);
    expect(toDetail(held, [], ASKER, lapsed).actions.capture.allowed).toBe(false);
  });
});

describe('what may be done', () => {
  const actions = (transaction: WireTransaction, ...rows: IntentRow[]) =>
    toDetail(transaction, rows, ASKER, time).actions;
  const captured = wireTransaction(1);
  const held = wireTransaction(1, { status: 'authorized', captured_amount: '0', available_amount: '0' });
  const recent = { updated_at: NOW - 1_000 };

  it('leaves out what refunds of ours have reserved, until ProcessOut shows them', () => {
    expect(actions(captured, intentRow({ amount: '4' })).refund).toEqual({ allowed: true, max: '6.00' });
    expect(actions(captured, intentRow({ phase: 'failed' })).refund).toEqual({ allowed: true, max: '10.00' });
    const shown = wireTransaction(1, {
      refunded_amount: '4',
      available_amount: '6',
      refunds: [{ id: id('refd', 9), amount: '4', created_at: at(0), metadata: { intent_id: INTENT } }],
    });
    expect(actions(shown, intentRow()).refund).toEqual({ allowed: true, max: '6.00' });
  });

  it('still counts a refund that was just made and is not shown yet', () => {
    const done = intentRow({ phase: 'done', refund_id: id('refd', 9) });
    expect(actions(captured, { ...done, ...recent }).refund).toEqual({ allowed: true, max: '6.00' });
    expect(actions(captured, done).refund).toEqual({ allowed: true, max: '10.00' });
  });

  it.each(['void', 'capture', 'increment'] as const)('is nothing while a %s is not settled', (action) => {
    for (const phase of ['stored', 'sending', 'unknown', 'pending'] as const) {
      for (const permission of Object.values(actions(held, intentRow({ action, phase })))) {
        expect(permission).toMatchObject({
          allowed: false,
          reason: expect.stringMatching(/not settled yet/) as unknown,
        });
      }
    }
  });

  it('is nothing right after a void that ProcessOut does not show yet', () => {
    const voided = intentRow({ action: 'void', phase: 'done', amount: null });
    expect(actions(held, { ...voided, ...recent }).capture.allowed).toBe(false);
    expect(actions(held, voided).capture.allowed).toBe(true);
  });
});

describe('the version of a payment', () => {
  const version = (transaction: WireTransaction, ...rows: IntentRow[]) =>
    toDetail(transaction, rows, ASKER, time).version;
  const base = version(story);

  it('is short and stays while nothing changes that an action depends on', () => {
    expect(base).toMatch(/^[0-9a-f]{16}$/);
    expect(version({ ...story, name: 'Renamed', metadata: { a: 'b' } }, mara)).toBe(base);
    expect(toDetail(story, [], ASKER, { now: NOW + 5, upstreamNow: NOW + 5 }).version).toBe(base);
  });

  it.each<[string, Partial<WireTransaction>]>([
    ['status', { status: 'chargeback-initiated' }],
    ['captured amount', { captured_amount: '41' }],
    ['available amount', { available_amount: '18' }],
    ['authorized amount', { authorized_amount: '51' }],
    ['trail', { operations: story.operations?.slice(1) }],
    ['refunds', { refunds: [] }],
    ['outcome of a refund', { refunds: [{ ...story.refunds![0]!, has_failed: true }] }],
  ])('changes with the %s', (_what, changes) => expect(version({ ...story, ...changes })).not.toBe(base));

  it('changes with what we have under way', () => {
    expect(version(story, intentRow({ phase: 'sending' }))).not.toBe(base);
    expect(version(story, intentRow({ phase: 'failed' }))).toBe(base);
  });
});

describe('amounts that make no sense in their currency', () => {
  it.each<[string, Partial<WireTransaction>]>([
    ['transaction.currency', { currency: 'XXX' }],
    ['transaction.available_amount', { available_amount: '1.005' }],
    ['transaction.refunds.0.amount', { refunds: [{ id: 'r', amount: '0.001', created_at: at(0) }] }],
    ['transaction.operations.0.amount', { operations: [wireOperation(1, { amount: '0.001' })] }],
    [
      'transaction.invoice.details.0',
      { invoice: { ...story.invoice!, details: [{ id: 'a', name: 'a', amount: '1', quantity: 1.5 }] } },
    ],
  ])('are named: %s', (path, changes) => expect(unsoundAmount(wireTransaction(1, changes))).toBe(path));

  it('are none in a sound payment', () => expect(unsoundAmount(story)).toBeNull());
});
