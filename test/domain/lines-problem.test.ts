import { describe, expect, it } from 'vitest';
import { linesProblem } from '#domain/lines.ts';
import type { LineState } from '#domain/lines.ts';
import { money } from '#domain/money.ts';

const eur = (text: string) => money(text, 'EUR');
const line = (id: string, total: string, refundedAt: string | null = null): LineState => ({
  id,
  total: eur(total),
  captured: eur(total),
  refunded: refundedAt === null ? eur('0') : eur(total),
  refundable: refundedAt === null ? eur(total) : eur('0'),
  refunded_at: refundedAt,
});
const order = [
  line('bottle', '29.00'),
  line('socks', '21.00', '2026-11-15T14:20:00Z'),
  line('merino', '78.00'),
];
const ask = (ids: readonly string[], amount: string, left = '113.50') =>
  linesProblem(ids, eur(amount), order, eur(left));

describe('the lines that a refund names', () => {
  it('may be worth the amount or more: an agent may lower it', () => {
    expect(ask(['bottle'], '29.00')).toBeNull();
    expect(ask(['bottle'], '10.00')).toBeNull();
    expect(ask([], '113.50')).toBeNull();
  });

  it('are not worth less than the amount, unless they and the amount are all that is left', () => {
    expect(ask(['bottle'], '29.01')).toEqual({ kind: 'above-worth', worth: '29.00' });
    expect(ask(['bottle', 'merino'], '113.50')).toBeNull();
    expect(ask(['bottle', 'merino'], '113.49')).toEqual({ kind: 'above-worth', worth: '107.00' });
  });

  it('exist, stand there once and did not go back before', () => {
    expect(ask(['lamp'], '1.00')).toEqual({ kind: 'unknown-line', id: 'lamp' });
    expect(ask(['bottle', 'bottle'], '1.00')).toEqual({ kind: 'repeated', id: 'bottle' });
    expect(ask(['socks'], '1.00')).toEqual({ kind: 'refunded-already', id: 'socks' });
  });
});
