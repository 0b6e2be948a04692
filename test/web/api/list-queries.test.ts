import { describe, expect, it } from 'vitest';
import { askAgainMs } from '#web/api/list-queries.ts';

const coverage = (indexed: number) => ({
  complete: false,
  indexed,
  upstream_total: 5_000,
  oldest: null,
  as_of: null,
});

describe('how soon a page that is not whole asks again', () => {
  it('looks for the first rows at once, then ever less often', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7].map((answers) => askAgainMs(coverage(0), answers));
    expect(waits).toEqual([50, 100, 200, 400, 800, 1_500, 1_500]);
  });

  it('waits as long each time for what else is being indexed', () => {
    expect(askAgainMs(coverage(25), 1)).toBe(1_500);
    expect(askAgainMs(coverage(4_900), 40)).toBe(1_500);
  });
});
