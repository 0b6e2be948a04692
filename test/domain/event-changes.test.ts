import { fc } from '#test/support/properties.ts';
import { describe, expect, it } from 'vitest';
import { eventChanges } from '#domain/event-changes.ts';

const captured = {
  name: 'transaction.captured',
  sandbox: true,
  transaction: {
    id: 'tr_1',
    status: 'completed',
    captured_amount: '29',
    error_code: null,
    refunds: [],
    operations: [{ id: 'op_1', has_failed: false }],
  },
};

describe('what changed between two events', () => {
  it('is named field by field, entries of a list by their ids', () => {
    const refunded = {
      name: 'transaction.refunded',
      sandbox: true,
      transaction: {
        ...captured.transaction,
        status: 'refunded',
        refunds: [{ id: 'refd_1', amount: '29' }],
        operations: [{ id: 'op_2', has_failed: false }, ...captured.transaction.operations],
      },
    };
    expect(eventChanges(captured, refunded)).toEqual([
      { path: ['transaction', 'status'], before: 'completed', after: 'refunded' },
      { path: ['transaction', 'refunds', 'refd_1', 'id'], before: null, after: 'refd_1' },
      { path: ['transaction', 'refunds', 'refd_1', 'amount'], before: null, after: '29' },
      { path: ['transaction', 'operations', 'op_2', 'id'], before: null, after: 'op_2' },
      { path: ['transaction', 'operations', 'op_2', 'has_failed'], before: null, after: false },
    ]);
  });

  it('leaves out what says the same: null, nothing, and an empty list', () => {
    const { error_code: _none, ...rest } = captured.transaction;
    expect(eventChanges(captured, { ...captured, transaction: { ...rest, refunds: null } })).toEqual([]);
  });

  const data = fc.dictionary(fc.string({ maxLength: 4 }), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 5 });

  it('is nothing against itself, and the same backwards with the sides changed', () => {
    fc.assert(
      fc.property(data, data, (before, after) => {
        expect(eventChanges(before, before)).toEqual([]);
        const forth = eventChanges(before, after).map((one) => [one.path.join(' / '), one.before, one.after]);
        const back = eventChanges(after, before).map((one) => [one.path.join(' / '), one.after, one.before]);
        expect(back.toSorted()).toEqual(forth.toSorted());
      }),
    );
  });
});
