import { expect, it } from 'vitest';
import type { Coverage } from '#contract/page.ts';
import { listCoverage } from '#web/common/list/list-coverage.ts';

const coverage = (indexed: number, complete = true): Coverage => ({
  complete,
  indexed,
  upstream_total: indexed,
  oldest: null,
  as_of: null,
});
const sync = {
  coverage: coverage(1),
  others: { customers: coverage(2), events: coverage(3), payouts: coverage(4) },
};

it.each([
  ['/transactions', 1],
  ['/invoices', 1],
  ['/customers', 2],
  ['/events', 3],
  ['/payouts', 4],
  ['/unsettled', 9],
] as const)('says how far %s is as the live stream tells, once the page was all of it', (path, indexed) => {
  expect(listCoverage(path, coverage(9), sync)?.indexed).toBe(indexed);
});

it('says what the page was told until that was all, and until the stream tells anything', () => {
  expect(listCoverage('/customers', coverage(9, false), sync)?.indexed).toBe(9);
  expect(listCoverage('/customers', coverage(9), undefined)?.indexed).toBe(9);
  expect(listCoverage('/customers', undefined, sync)).toBeUndefined();
});

it('says nothing of the record, which is our own', () => {
  expect(listCoverage('/audit', coverage(9), sync)).toBeUndefined();
});
