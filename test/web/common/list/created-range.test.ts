import { fc } from '#test/support/properties.ts';
import { expect, test } from 'vitest';
import {
  countParams,
  CREATED_PRESETS,
  customDays,
  dayBounds,
  listParams,
  presetDays,
} from '#web/common/list/created-range.ts';

const PARIS = 'Europe/Paris';
/** Saturday 21 November 2026, 00:30 in Paris; still the 20th in UTC. */
const NOW = Date.parse('2026-11-20T23:30:00Z');

test.each([
  ['today', '2026-11-21', '2026-11-21'],
  ['yesterday', '2026-11-20', '2026-11-20'],
  ['7d', '2026-11-15', '2026-11-21'],
  ['30d', '2026-10-23', '2026-11-21'],
  ['month', '2026-11-01', '2026-11-21'],
  ['last-month', '2026-10-01', '2026-10-31'],
  ['year', '2026-01-01', '2026-11-21'],
] as const)('%s is counted in the chosen zone', (preset, from, to) => {
  expect(presetDays(preset, PARIS, NOW)).toEqual({ from, to });
});

test('days that were picked are read back from the moments in the address, across the change of the clocks', () => {
  const day = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(day, day, fc.constantFrom(PARIS, 'UTC', 'America/New_York', 'Asia/Tokyo'), (a, b, zone) => {
      const [from, to] = [a, b].map((each) => each.toISOString().slice(0, 10)).sort() as [string, string];
      expect(customDays(dayBounds({ from, to }, zone), zone)).toEqual({ from, to });
    }),
  );
});

test('the backend is sent moments in place of a preset, and nothing that is about the page alone', () => {
  const search = { q: 'NS', created: '7d', ignored: ['what'] } as const;
  const params = listParams(search, PARIS, NOW, 25);
  expect(params).toEqual({
    q: 'NS',
    created_gte: '2026-11-14T23:00:00.000Z',
    created_lt: '2026-11-21T23:00:00.000Z',
    limit: 25,
  });
  expect(countParams({ ...params, start_after: 'x' })).toEqual({
    q: 'NS',
    created_gte: params['created_gte'],
    created_lt: params['created_lt'],
  });
});

test.each(CREATED_PRESETS)('%s asks for the same all day, so that what was read stays good', (preset) => {
  const [morning, night] = ['2026-11-21T08:00:00Z', '2026-11-21T22:59:00Z'].map(Date.parse);
  const at = (now: number | undefined) => listParams({ created: preset }, PARIS, now ?? 0, 25);
  expect(at(night)).toEqual(at(morning));
});
