import { describe, expect, it } from 'vitest';
import { monthOf, monthText, recurringCardEnds } from '#domain/recurring-card.ts';

const token_id = `tok_${'a'.repeat(32)}`;
const steps = [{ kind: 'authorization' as const }];

describe('the card of a recurring payment', () => {
  it('ends with the month that stands on it, as a number or a text', () => {
    const ends = recurringCardEnds({ token_id, exp_month: 11, exp_year: 2026, steps });
    expect(ends).toBe(monthOf(Date.parse('2026-11-30T23:59:59Z')));
    expect(recurringCardEnds({ token_id, exp_month: '11', exp_year: '2026', steps })).toBe(ends);
    expect(monthText(ends ?? 0)).toBe('2026-11');
    expect(monthOf(Date.parse('2026-12-01T00:00:00Z'))).toBe((ends ?? 0) + 1);
    expect(monthText(monthOf(Date.parse('2027-01-01T00:00:00Z')))).toBe('2027-01');
  });

  it.each([
    ['without a stored card', { token_id: null, exp_month: 11, exp_year: 2026, steps }],
    ['with 3D Secure', { token_id, exp_month: 11, exp_year: 2026, steps: [{ kind: 'three_d_s' as const }] }],
    [
      'out to the customer',
      { token_id, exp_month: 11, exp_year: 2026, steps: [{ kind: 'payout' as const }] },
    ],
    ['without a month', { token_id, exp_month: null, exp_year: 2026, steps }],
    ['with a month that is none', { token_id, exp_month: 13, exp_year: 2026, steps }],
    ['without a year', { token_id, exp_month: 11, exp_year: null, steps }],
  ])('is none of a payment %s', (_what, paid) => {
    expect(recurringCardEnds(paid)).toBeNull();
  });
});
