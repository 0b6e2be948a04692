import { fc } from '#test/support/properties.ts';
import { describe, expect, it } from 'vitest';
import { formatDecimal, money, sum } from '#domain/money.ts';
import {
  needsApproval,
  newRefundForm,
  readRefundForm,
  refundBodyOf,
} from '#web/features/transaction-detail/money/refund-form.ts';
import type { RefundForm } from '#web/features/transaction-detail/money/refund-form.ts';
import { detail, line } from './support/detail.ts';

/** 113.50 of 134.50 is left: the socks went back, the lamp was never captured. */
const order = detail({
  captured_amount: '134.50',
  refunded_amount: '21.00',
  available_amount: '113.50',
  actions: { ...detail().actions, refund: { allowed: true, max: '113.50' } },
  lines: [
    line('merino', '78.00', { quantity: 2, unit_amount: '39.00' }),
    line('bottle', '29.00'),
    line('socks', '21.00', { refunded: '21.00', refundable: '0.00', refunded_at: '2026-11-15T14:20:00Z' }),
    line('lamp', '54.50', { captured: '0.00' }),
    line('shipping', '6.50'),
  ],
});
const form = (given: Partial<RefundForm>): RefundForm => ({ ...newRefundForm(order), ...given });
const text = (given: Partial<RefundForm>): string | null => {
  const { amount } = readRefundForm(form(given), order);
  return amount && formatDecimal(amount);
};

describe('a fresh refund form', () => {
  it('asks for everything that is left, with the lines that it is worth', () => {
    const fresh = newRefundForm(order);
    expect(fresh.mode).toBe('all');
    expect(refundBodyOf(fresh, order)).toEqual({
      amount: '113.50',
      currency: 'EUR',
      reason: 'customer_request',
      invoice_detail_ids: ['merino', 'bottle', 'shipping'],
    });
  });

  it('names every line that did not go back when the lines do not tell what is left', () => {
    const partly = detail({
      actions: { ...order.actions, refund: { allowed: true, max: '100.00' } },
      lines: [line('a', '80.00', { captured: null }), line('b', '54.50', { captured: null })],
    });
    expect(refundBodyOf(newRefundForm(partly), partly)).toMatchObject({
      amount: '100.00',
      invoice_detail_ids: ['a', 'b'],
    });
  });

  it('is about an amount where the order has no lines', () => {
    const bare = detail();
    expect(newRefundForm(bare)).toMatchObject({ mode: 'amount', amount: '189.00' });
    expect(refundBodyOf(newRefundForm(bare), bare)).toMatchObject({
      amount: '189.00',
      invoice_detail_ids: [],
    });
  });
});

describe('by line', () => {
  it('adds up what was ticked and says what is left afterwards', () => {
    const read = readRefundForm(form({ mode: 'lines', picks: { bottle: '29.00', shipping: '6,50' } }), order);
    expect(read.amount && formatDecimal(read.amount)).toBe('35.50');
    expect(read.after && formatDecimal(read.after)).toBe('78.00');
    expect(read.lineIds).toEqual(['bottle', 'shipping']);
    expect(read.lowered).toEqual([]);
  });

  it('takes a lowered amount and says which line it is', () => {
    const read = readRefundForm(form({ mode: 'lines', picks: { bottle: '10' } }), order);
    expect(read).toMatchObject({ lowered: ['bottle'], problems: {} });
  });

  it('refuses more than a line is worth, nothing ticked, and lines that went back or were never captured', () => {
    expect(readRefundForm(form({ mode: 'lines', picks: { bottle: '29.01' } }), order).problems).toEqual({
      bottle: '€29.00 is what the line is worth.',
    });
    expect(readRefundForm(form({ mode: 'lines', picks: {} }), order).problems).toHaveProperty('lines');
    expect(text({ mode: 'lines', picks: { socks: '21.00', lamp: '54.50' } })).toBeNull();
  });

  it('never sends lines that do not come to the amount', () => {
    const ids = ['merino', 'bottle', 'shipping'] as const;
    fc.assert(
      fc.property(
        fc.subarray([...ids]),
        fc.array(fc.integer({ min: -50, max: 9000 }), { minLength: 3, maxLength: 3 }),
        (picked, cents) => {
          const typed = Object.fromEntries(
            picked.map((id, at) => [id, formatDecimal({ minor: BigInt(cents[at] ?? 0), currency: 'EUR' })]),
          );
          const body = refundBodyOf(form({ mode: 'lines', picks: typed }), order);
          if (body === null) return;
          expect(body.invoice_detail_ids).toEqual(ids.filter((id) => picked.includes(id)));
          const total = sum(
            Object.values(typed).map((each) => money(each, 'EUR')),
            'EUR',
          );
          expect(body.amount).toBe(formatDecimal(total));
          expect(total.minor > 0n && total.minor <= 11350n).toBe(true);
        },
      ),
    );
  });
});

describe('by amount', () => {
  it('names no line', () => {
    expect(refundBodyOf(form({ mode: 'amount', amount: '35,50', note: ' Goodwill. ' }), order)).toEqual({
      amount: '35.50',
      currency: 'EUR',
      reason: 'customer_request',
      information: 'Goodwill.',
      invoice_detail_ids: [],
    });
  });

  it('sends nothing while something is wrong', () => {
    for (const amount of ['', '0', '113.51', '1.005', 'x'])
      expect(refundBodyOf(form({ mode: 'amount', amount }), order)).toBeNull();
    expect(refundBodyOf(form({ mode: 'amount', note: 'x'.repeat(501) }), order)).toBeNull();
  });

  it('sends nothing for a payment that may not be refunded any more', () => {
    const over = {
      ...order,
      actions: {
        ...order.actions,
        refund: { allowed: false, reason: 'All captured money went back already.' } as const,
      },
    };
    expect(refundBodyOf(newRefundForm(order), over)).toBeNull();
    expect(refundBodyOf(form({ mode: 'lines', picks: { bottle: '29.00' } }), over)).toBeNull();
  });
});

it('needs a second person above what one may refund alone, and not for that itself', () => {
  const free = detail({ free_refund: '100.00' });
  expect(needsApproval(money('100.00', 'EUR'), free)).toBe(false);
  expect(needsApproval(money('100.01', 'EUR'), free)).toBe(true);
  expect(needsApproval(null, free)).toBe(false);
});
