import { describe, expect, it } from 'vitest';
import { coverageWords, extentWords } from '#web/common/list/pager-words.ts';

const list = { noun: 'payment', search: {}, isFiltered: false, total: 1600 };

describe('how many rows there are', () => {
  it('counts from the first on the first page', () => {
    expect(extentWords(list, 25)).toBe('1–25 of 1,600');
    expect(extentWords({ ...list, isFiltered: true, total: 3 }, 3)).toBe('1–3 of 3 matching');
  });

  it('claims no place for a page further on', () => {
    expect(extentWords({ ...list, search: { start_after: 'tr_1' } }, 25)).toBe('25 payments of 1,600');
    expect(extentWords({ ...list, search: { end_before: 'tr_1' } }, 1)).toBe('1 payment of 1,600');
  });

  it('leaves out a whole that is unknown, or older than the rows', () => {
    expect(extentWords({ ...list, total: null }, 25)).toBe('1–25');
    expect(extentWords({ ...list, total: 20 }, 25)).toBe('1–25');
  });

  it('says that there are none', () => {
    expect(extentWords({ ...list, total: 0, isFiltered: true }, 0)).toBe('No payments');
  });
});

describe('how much was searched', () => {
  const now = Date.parse('2026-11-22T09:00:00Z');
  const whole = { complete: true, indexed: 1600, upstream_total: 1600, oldest: null, as_of: null };

  it('says how far the index has come while it grows', () => {
    const growing = { ...whole, complete: false, indexed: 25 };
    expect(coverageWords(growing, 'payment', now)).toBe(
      '25 of 1,600 indexed, newest first; older ones follow',
    );
    expect(coverageWords({ ...growing, upstream_total: null }, 'payment', now)).toMatch(/^25 indexed,/);
  });

  it('says that all was searched, and how old the index is: a second at least, whatever the clocks say', () => {
    expect(coverageWords(whole, 'payment', now)).toBe('Searched all 1,600 payments');
    const at = (as_of: string) => coverageWords({ ...whole, as_of }, 'payment', now);
    expect(at('2026-11-22T08:58:00Z')).toMatch(/; index is 2 m.* old$/);
    expect(at('2026-11-22T09:00:05Z')).toMatch(/; index is 1 s.* old$/);
  });
});
