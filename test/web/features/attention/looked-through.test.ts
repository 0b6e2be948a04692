import { describe, expect, it } from 'vitest';
import type { AttentionGroup } from '#contract/attention.ts';
import type { Coverage } from '#contract/page.ts';
import { headline, howFar, noneOfKind, nothingWaits } from '#web/features/attention/looked-through.ts';

const WHOLE: Coverage = {
  complete: true,
  indexed: 5000,
  upstream_total: 5000,
  oldest: '2026-01-01T00:00:00Z',
  as_of: '2026-03-10T12:00:00Z',
};
const PART: Coverage = { ...WHOLE, complete: false, indexed: 225 };

const group = (count: number): AttentionGroup => ({
  kind: 'open_chargeback',
  count,
  stakes: [],
  transactions: [],
});

describe('what needs attention, while payments are still being indexed', () => {
  it('is never said to be nothing', () => {
    expect(headline({ groups: [group(0)], coverage: PART })).toBe('Nothing needs anyone so far');
    expect(nothingWaits(PART).text).toMatch(/still being looked through/);
    expect(noneOfKind(PART)).toEqual({
      title: 'None were found so far',
      text: '225 of 5,000 payments were looked through so far, newest first.',
    });
  });

  it('is counted, with how far that is', () => {
    expect(headline({ groups: [group(2), group(1)], coverage: PART })).toBe('3 things need someone');
    expect(howFar({ ...PART, upstream_total: null })).toBe(
      '225 payments were looked through so far, newest first.',
    );
  });
});

describe('what needs attention, when all payments are indexed', () => {
  it('may be nothing', () => {
    expect(headline({ groups: [group(0)], coverage: WHOLE })).toBe('Nothing needs anyone');
    expect(nothingWaits(WHOLE).title).toBe('No payment waits for a person');
    expect(noneOfKind(WHOLE).title).toBe('None are left');
    expect(howFar(WHOLE)).toBe('All 5,000 payments were looked through.');
  });
});
