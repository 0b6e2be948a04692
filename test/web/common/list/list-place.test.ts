import { expect, test } from 'vitest';
import type { ListPlace } from '#web/common/list/list-place.ts';
import { hasFilters, neighbours, withFilters } from '#web/common/list/list-place.ts';

const search = { q: 'NS', start_after: 'b', limit: 50, ignored: ['what'] };

test('another filter starts at the top, keeps the size of the page, and leaves nothing unset in the address', () => {
  expect(withFilters(search, { q: undefined, status: ['paid'], currency: [] })).toEqual({
    limit: 50,
    status: ['paid'],
  });
});

test('where one stands and how long a page is are no filters', () => {
  expect(hasFilters({ start_after: 'b', limit: 50 })).toBe(false);
  expect(hasFilters(search)).toBe(true);
});

test.each<[string, ListPlace, boolean, string | null, string | null]>([
  ['at the top, the only page', {}, false, null, null],
  ['at the top, with more', {}, true, null, 'c'],
  ['in the middle, going older', { start_after: 'z' }, true, 'a', 'c'],
  ['at the end', { start_after: 'z' }, false, 'a', null],
  ['in the middle, going newer', { end_before: 'z' }, true, 'a', 'c'],
  ['back at the top', { end_before: 'z' }, false, null, 'c'],
])('%s, there is a page on the right sides', (_where, place, more, newer, older) => {
  const beside = neighbours(place, ['a', 'b', 'c'], more);
  expect(beside.newer?.end_before ?? null).toBe(newer);
  expect(beside.older?.start_after ?? null).toBe(older);
});

test('a page without rows has no neighbours', () => {
  expect(neighbours({ start_after: 'z' }, [], false)).toEqual({ newer: null, older: null });
});
