import { describe, expect, it } from 'vitest';
import { effectOf } from '#bff/core/journal/effect.ts';
import type { WireRefund, WireTransaction } from '#bff/core/processout/wire-transaction.ts';
import type { IntentRow } from '#bff/core/store/journal-tables.ts';
import { id, wireOperation, wireTransaction } from '#test/bff/support/wire.ts';
import { intentRow } from './support.ts';

const seen = (row: IntentRow, changes: Partial<WireTransaction>) =>
  effectOf(row, wireTransaction(1, changes)).kind;

describe('a refund', () => {
  const row = intentRow();
  const refund = (changes: Partial<WireRefund>): WireRefund => ({
    id: id('refd', 1),
    amount: '4',
    created_at: '2026-03-01T10:00:00Z',
    ...changes,
  });
  const among = (...refunds: WireRefund[]) => effectOf(row, wireTransaction(1, { refunds }));
  const ours = { metadata: { intent_id: row.id } };

  it('is known by the intent that its metadata names', () => {
    expect(
      among(refund({ metadata: { intent_id: 'other' } }), refund({ id: id('refd', 2), ...ours })),
    ).toEqual({
      kind: 'done',
      refundId: id('refd', 2),
    });
    expect(among(refund({ ...ours, has_failed: true })).kind).toBe('failed');
  });

  it('is absent among others: of another amount, from before, or of another intent', () => {
    expect(among().kind).toBe('absent');
    expect(among(refund({ amount: '5' })).kind).toBe('absent');
    expect(among(refund({ metadata: { intent_id: 'other' } })).kind).toBe('absent');
    const before = JSON.stringify({ ...JSON.parse(row.snapshot), refund_ids: [id('refd', 1)] });
    expect(seen(intentRow({ snapshot: before }), { refunds: [refund({})] })).toBe('absent');
  });

  it('is in doubt when a new one of its amount names nobody: upstream may have dropped the mark', () => {
    expect(among(refund({ amount: '4.00' })).kind).toBe('doubtful');
  });
});

describe('a void', () => {
  const row = intentRow({ action: 'void', amount: null });
  const attempt = wireOperation(1, { type: 'void', is_attempt: true });

  it.each([
    ['done', 'the hold is gone', { status: 'voided' }],
    ['absent', 'the hold stands', { status: 'authorized' }],
    ['pending', 'the PSP was asked', { status: 'authorized', operations: [attempt] }],
    [
      'failed',
      'the PSP declined',
      { status: 'authorized', operations: [attempt, wireOperation(2, { type: 'void', has_failed: true })] },
    ],
    ['failed', 'the money was captured meanwhile', { status: 'completed' }],
  ] as const)('is %s when %s', (kind, _when, changes) => expect(seen(row, changes as never)).toBe(kind));
});

describe('a capture', () => {
  const row = intentRow({ action: 'capture' });
  const result = (changes = {}) => wireOperation(2, { type: 'capture', amount: '4', ...changes });

  it.each([
    ['absent', 'the hold stands', { status: 'authorized', captured_amount: '0' }],
    ['pending', 'the PSP has not confirmed it', { status: 'pending-capture', captured_amount: '0' }],
    ['done', 'its amount was captured', { status: 'completed', captured_amount: '4.00' }],
    ['done', 'its result is there', { captured_amount: '0', operations: [result()] }],
    ['failed', 'the PSP declined', { captured_amount: '0', operations: [result({ has_failed: true })] }],
    [
      'failed',
      'another amount was captured',
      { captured_amount: '7', operations: [result({ amount: '7' })] },
    ],
    ['failed', 'the hold was released', { status: 'voided', captured_amount: '0' }],
  ] as const)('is %s when %s', (kind, _when, changes) => expect(seen(row, changes as never)).toBe(kind));
});

describe('an increment', () => {
  const row = intentRow({ action: 'increment' });
  const held = (authorized_amount: string, operations: WireTransaction['operations'] = []) =>
    seen(row, { status: 'authorized', authorized_amount, operations });
  const result = wireOperation(2, { type: 'increment_authorization', amount: '4' });

  it('is done when the hold grew by just its amount, or its result is there', () => {
    expect(held('14')).toBe('done');
    expect(held('17', [result])).toBe('done');
  });

  it('is absent when it did not grow, or by another amount', () => {
    expect(held('10')).toBe('absent');
    expect(held('13')).toBe('absent');
  });

  it('failed when the PSP declined', () => {
    expect(held('10', [{ ...result, has_failed: true }])).toBe('failed');
  });
});

describe('a charge of a stored card', () => {
  const source = id('tok', 1);
  const row = intentRow({ action: 'charge', amount: '10', source });
  const hold = intentRow({ action: 'authorize', amount: '10', source });
  const token = { token_id: source };
  const marked = [wireOperation(1, { type: 'authorization', metadata: { intent_id: row.id } })];
  const others = [wireOperation(1, { type: 'authorization', metadata: { intent_id: 'another' } })];
  const paid = { status: 'completed', captured: true } as const;
  const held = { status: 'authorized', captured: false } as const;

  it.each<[string, string, IntentRow, Partial<WireTransaction>]>([
    ['absent', 'nobody has paid', row, { status: 'waiting' }],
    ['done', 'the token that was charged has paid', row, { ...paid, ...token }],
    ['done', 'the trail carries our mark', row, { ...paid, operations: marked }],
    ['failed', 'another charge of the same card came first', row, { ...paid, ...token, operations: others }],
    ['failed', 'somebody paid in another way', row, { ...paid, token_id: id('tok', 2) }],
    ['pending', 'the customer must confirm', row, { status: 'pending', ...token }],
    ['pending', 'the PSP confirms later', row, { status: 'pending-capture', ...token }],
    ['halfway', 'the capture may still follow', row, { ...held, ...token }],
    ['failed', 'the PSP declined', row, { status: 'failed', ...token }],
    ['failed', 'it was cancelled', hold, { status: 'voided', ...token }],
    ['done', 'the hold is there', hold, { status: 'authorized', ...token }],
  ])('is %s when %s', (kind, _why, intent, changes) => {
    expect(seen(intent, changes)).toBe(kind);
  });
});
