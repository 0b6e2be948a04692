import { describe, expect, it } from 'vitest';
import type { UnsettledGroup } from '#contract/settlement.ts';
import { ageInWords, agesOf, delayInWords, worstFirst } from '#web/features/unsettled/delay-words.ts';

const age = (from_days: number, to_days: number | null, count = 0) => ({
  from_days,
  to_days,
  count,
  amount: '1.00',
});

const group = (gateway: string, change: Partial<UnsettledGroup> = {}): UnsettledGroup => ({
  gateway,
  currency: 'EUR',
  count: 1,
  amount: '10.00',
  late_amount: null,
  delay: null,
  ages: [],
  ...change,
});

describe('how long a PSP takes', () => {
  it('is said by its own history, or why not', () => {
    expect(delayInWords({ usual_days: 1, slow_days: 4 })).toBe('Usually 1 day, late after 4');
    expect(delayInWords({ usual_days: 0, slow_days: 2 })).toBe('Usually the same day, late after 2');
    expect(delayInWords(null)).toBe('Too little history to tell');
  });
});

describe('ages', () => {
  it('are named by whole days, both ends included', () => {
    const words = [age(0, 2), age(2, 4), age(4, 5), age(31, null)].map(ageInWords);
    expect(words).toEqual(['Under 2 days', '2 to 3 days', '4 days', '31 days or more']);
  });

  it('go as far as the oldest payment', () => {
    const groups = [
      group('adyen', { ages: [age(0, 2, 1), age(2, 4), age(4, null)] }),
      group('stripe', { ages: [age(0, 2), age(2, 4, 3), age(4, null)] }),
    ];
    expect(agesOf(groups).map(({ from_days }) => from_days)).toEqual([0, 2]);
  });
});

it('puts late money first, then what most payments wait for', () => {
  const groups = [group('a', { count: 9 }), group('b', { late_amount: '5.00' }), group('c', { count: 12 })];
  expect(worstFirst(groups).map(({ gateway }) => gateway)).toEqual(['b', 'c', 'a']);
});
