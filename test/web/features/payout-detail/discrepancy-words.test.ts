import { describe, expect, it } from 'vitest';
import type { PayoutDiscrepancy } from '#contract/payout-detail.ts';
import { discrepancyPieces } from '#web/features/payout-detail/story/discrepancy-words.ts';
import type { Subject } from '#web/features/payout-detail/story/discrepancy-words.ts';

const subject: Subject = {
  gateway: 'stripe',
  currency: 'EUR',
  parts: [
    {
      part: 'fees',
      summary: '-412.18',
      items: '-432.18',
      difference: '-20.00',
      summary_count: null,
      items_count: 1,
    },
  ],
};

const base: PayoutDiscrepancy = {
  kind: 'repeated_transaction',
  level: 'problem',
  part: 'sales',
  rows: 1,
  currency: 'EUR',
  amount: '64.00',
  expected: null,
  explains: null,
  item_ids: [],
  related_item_ids: [],
  transactions: [{ id: 'tr_1', name: 'NS-B48240' }],
};

/** The sentence as it is read: links by what they say. */
function sentence(found: Partial<PayoutDiscrepancy>): string {
  return discrepancyPieces({ ...base, ...found }, subject)
    .map((piece) => (typeof piece === 'string' ? piece : (piece.name ?? piece.id)))
    .join('');
}

describe('a discrepancy in words', () => {
  it('tells a payment that is paid twice from one that is only listed twice', () => {
    expect(sentence({})).toBe(
      'NS-B48240 appears once more, for €64.00: it was captured once. Stripe counted it twice.',
    );
    expect(sentence({ explains: '-64.00' })).toBe(
      'NS-B48240 appears once more, for €64.00: it was captured once. The transfer holds it once. That explains €64.00.',
    );
  });

  it('says of a refund that it went back', () => {
    expect(sentence({ part: 'refunds', amount: '-21.00' })).toBe(
      'NS-B48240 appears once more, for €21.00: it went back once. Stripe counted it twice.',
    );
  });

  it('says what a row should say', () => {
    expect(sentence({ kind: 'amount_differs', expected: '60.00' })).toBe(
      'The row of NS-B48240 says €64.00; by what was captured here it would be €60.00.',
    );
  });

  it('never adds money of two currencies', () => {
    expect(sentence({ kind: 'wrong_currency', currency: 'SEK', amount: '640.00' })).toBe(
      '1 sale of 640.00 SEK is not in EUR, and is left out of the sums. It is NS-B48240.',
    );
    expect(
      sentence({ kind: 'wrong_currency', currency: null, amount: null, rows: 4, transactions: [] }),
    ).toBe('4 sales are not in EUR, and are left out of the sums.');
  });

  it('tells money of other tills that came from money that did not', () => {
    const unknown: Partial<PayoutDiscrepancy> = {
      kind: 'item_without_transaction',
      rows: 3,
      amount: '84.00',
      transactions: [],
    };
    expect(sentence({ ...unknown, level: 'note' })).toBe(
      '3 items worth €84.00 belong to no payment here. Stripe handled them without ProcessOut; the total holds them.',
    );
    expect(sentence({ ...unknown, rows: 1, explains: '-84.00' })).toBe(
      '1 item worth €84.00 belongs to no payment here. The transfer does not hold that money. That explains €84.00.',
    );
  });

  it('says fees without their minus, and who is right about them', () => {
    expect(sentence({ kind: 'summary_differs', part: 'fees', amount: '-20.00', rows: null })).toBe(
      'Stripe’s summary says fees of €412.18; the items come to €432.18. The transfer agrees with the items.',
    );
    expect(sentence({ kind: 'missing_fee_row', part: 'fees', amount: '-15.00', rows: null })).toBe(
      'Stripe took fees of €15.00 that no item shows.',
    );
  });

  it('counts what is missing, and says parts that are right', () => {
    expect(sentence({ kind: 'item_missing', amount: '15.00', rows: 2 })).toBe(
      '2 sales worth €15.00 are in Stripe’s summary and in the transfer, but in no item.',
    );
    expect(sentence({ kind: 'paid_in_parts', level: 'note', rows: 2, amount: '76.00' })).toBe(
      'NS-B48240 is in 2 rows, €76.00 together: captured in parts, each paid once.',
    );
  });
});
