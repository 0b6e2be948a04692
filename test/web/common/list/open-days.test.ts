import { expect, test } from 'vitest';
import { markedDays, openBounds, openDays } from '#web/common/list/open-days.ts';

const PARIS = 'Europe/Paris';
const NOW = Date.parse('2026-11-20T23:30:00Z');

test.each([
  [{}, {}],
  [{ from: '2026-10-25' }, { created_gte: '2026-10-24T22:00:00.000Z' }],
  [{ to: '2026-10-25' }, { created_lt: '2026-10-25T23:00:00.000Z' }],
  [
    { from: '2026-10-25', to: '2026-10-25' },
    { created_gte: '2026-10-24T22:00:00.000Z', created_lt: '2026-10-25T23:00:00.000Z' },
  ],
])('%j is asked for as moments and read back from them', (days, moments) => {
  expect(openBounds(days, PARIS)).toEqual(moments);
  expect(openDays(moments, PARIS, NOW)).toEqual({ from: undefined, to: undefined, ...days });
});

test('a preset is shown as the days that it means now', () => {
  expect(openDays({ created: 'yesterday' }, PARIS, NOW)).toEqual({ from: '2026-11-20', to: '2026-11-20' });
});

test('a calendar marks one day of a range that is open', () => {
  expect(markedDays({})).toBeNull();
  expect(markedDays({ from: '2026-11-03' })).toEqual({ from: '2026-11-03', to: '2026-11-03' });
  expect(markedDays({ to: '2026-11-03' })).toEqual({ from: '2026-11-03', to: '2026-11-03' });
});
