import { describe, expect, it } from 'vitest';
import { lineStates, lineTotal } from '#domain/lines.ts';
import type { LineFacts } from '#domain/lines.ts';
import { formatDecimal } from '#domain/money.ts';
import { at, line, refund } from './support.ts';

const ORDER = [line('bottle', '29'), line('socks', '7', { quantity: 3 }), line('lamp', '50')];

function states(changes: Partial<LineFacts> = {}) {
  const facts = {
    currency: 'EUR',
    amount: '100',
    captured_amount: '100',
    capturedLineIds: null,
    refunds: [],
  };
  return lineStates(ORDER, { ...facts, ...changes }).map(
    ({ captured, refunded, refundable, refunded_at }) => ({
      captured: captured && formatDecimal(captured),
      refunded: refunded && formatDecimal(refunded),
      refundable: formatDecimal(refundable),
      refunded_at,
    }),
  );
}

describe('an order line', () => {
  it('is worth quantity times price less the discount, in any currency', () => {
    expect(lineTotal(line('a', '9.99', { quantity: 3, discount_amount: '0.97' }), 'EUR').minor).toBe(2900n);
    expect(lineTotal(line('a', '500', { quantity: 2 }), 'JPY').minor).toBe(1000n);
    expect(lineTotal(line('a', '1.234', { quantity: 2 }), 'KWD').minor).toBe(2468n);
  });

  it('is refundable as a whole, and after that not at all', () => {
    expect(states({ refunds: [refund('21', 5, { invoice_detail_ids: ['socks'] })] })).toMatchObject([
      { refunded: '0.00', refundable: '29.00', refunded_at: null },
      { refunded: '21.00', refundable: '0.00', refunded_at: at(5) },
      { refunded: '0.00', refundable: '50.00', refunded_at: null },
    ]);
  });

  it('is refundable again when its refund failed', () => {
    const failed = refund('21', 5, { invoice_detail_ids: ['socks'], has_failed: true });
    expect(states({ refunds: [failed] })[1]).toMatchObject({ refunded: '0.00', refundable: '21.00' });
  });

  it('is not touched by a refund of an amount alone', () => {
    expect(states({ refunds: [refund('10', 5)] }).every(({ refunded_at }) => refunded_at === null)).toBe(
      true,
    );
  });

  it('is not touched by a refund made elsewhere that named no lines, for which the API names all', () => {
    const all = ORDER.map(({ id }) => id);
    const part = refund('10', 5, { invoice_detail_ids: all });
    expect(states({ refunds: [part] }).every(({ refunded_at }) => refunded_at === null)).toBe(true);
    const full = refund('100', 5, { invoice_detail_ids: all });
    expect(states({ refunds: [full] }).map(({ refunded }) => refunded)).toEqual(['29.00', '21.00', '50.00']);
  });

  it('was refunded for less than its worth, or for a share that is not known', () => {
    expect(states({ refunds: [refund('5', 5, { invoice_detail_ids: ['lamp'] })] })[2]).toMatchObject({
      refunded: '5.00',
      refundable: '0.00',
    });
    const together = refund('60', 5, { invoice_detail_ids: ['lamp', 'bottle'] });
    expect(states({ refunds: [together] }).map(({ refunded }) => refunded)).toEqual([null, '0.00', null]);
  });

  it.each([
    ['nothing was captured', { captured_amount: '0' }, ['0.00', '0.00', '0.00']],
    ['all was', {}, ['29.00', '21.00', '50.00']],
    ['a part was, and nobody knows of which', { captured_amount: '50' }, [null, null, null]],
    [
      'a part was, of the lamp',
      { captured_amount: '50', capturedLineIds: ['lamp'] },
      ['0.00', '0.00', '50.00'],
    ],
  ])('knows what was captured of it when %s', (_when, facts, captured) => {
    expect(states(facts).map((one) => one.captured)).toEqual(captured);
  });
});
