import { describe, expect, test } from 'vitest';
import { eventChanges } from '#domain/event-changes.ts';
import {
  currencyAt,
  factsOf,
  fieldWords,
  groupChanges,
  objectOf,
} from '#web/features/event-detail/event-data.ts';

const REFUND = `refd_${'a'.repeat(32)}`;
const before = {
  name: 'transaction.captured',
  sandbox: true,
  transaction: {
    id: 'tr_1',
    currency: 'EUR',
    status: 'completed',
    refunded_amount: '0',
    refunded_amount_local: '0',
    invoice: { id: 'iv_1', currency: 'JPY', tax: { amount: '4' } },
    refunds: [],
  },
};
const after = {
  ...before,
  transaction: {
    ...before.transaction,
    status: 'refunded',
    refunded_amount: '29',
    refunded_amount_local: '29',
    invoice: { ...before.transaction.invoice, tax: { amount: '5' } },
    refunds: [{ id: REFUND, amount: '29', metadata: { by: 'Mara' } }],
  },
};

describe('changes', () => {
  const groups = groupChanges(eventChanges(before, after));

  test('stand by the part that they are in, the object’s own first', () => {
    expect(groups.map(({ title, kind }) => [title, kind])).toEqual([
      [null, 'changed'],
      ['Invoice', 'changed'],
      [`Refund ${REFUND}`, 'new'],
    ]);
    expect(groups.map(({ changes }) => changes.map(({ label }) => label))).toEqual([
      ['Status', 'Refunded amount'],
      ['Tax amount'],
      ['Id', 'Amount', 'Metadata by'],
    ]);
  });

  test('are in the currency of the nearest object that has one', () => {
    expect(currencyAt(after, ['transaction', 'refunded_amount'])).toBe('EUR');
    expect(currencyAt(after, ['transaction', 'invoice', 'tax', 'amount'])).toBe('JPY');
    expect(currencyAt(after, ['transaction', 'refunds', REFUND, 'amount'])).toBe('EUR');
    expect(currencyAt(after, ['nothing', 'of', 'the', 'kind'])).toBeNull();
  });
});

test('an object’s facts are what it says of itself, and nothing twice', () => {
  expect(factsOf(objectOf(after)).map(({ name }) => name)).toEqual([
    'id',
    'currency',
    'status',
    'refunded_amount',
  ]);
});

test('data without an object of its own is the object', () => {
  expect(objectOf({ id: 'x', status: 'done' })).toEqual({ id: 'x', status: 'done' });
});

test.each([
  ['three_d_s_status', '3D Secure status'],
  ['cvc_check', 'CVC check'],
  ['captured_amount', 'Captured amount'],
  ['processout_fee', 'ProcessOut fee'],
])('the field %s reads %s', (name, words) => {
  expect(fieldWords(name)).toBe(words);
});
