import { fc } from '#test/support/properties.ts';
import { expect, test } from 'vitest';
import { changeText, percentText, pointsText } from '#web/format/percent.ts';

test('a share is rounded half away from zero, by whole numbers', () => {
  expect(percentText(882, 1000)).toBe('88.2%');
  expect(percentText(1, 3)).toBe('33.3%');
  expect(percentText(1, 2000)).toBe('0.1%');
  expect(percentText(-1, 2000)).toBe('\u22120.1%');
  expect(percentText(5n, 10_000n, 2)).toBe('0.05%');
  expect(percentText(1, 8, 0)).toBe('13%');
  expect(percentText(0, 7)).toBe('0.0%');
});

test('a change is held against the size of what was', () => {
  expect(changeText(106n, 100n)).toBe('+6.0%');
  expect(changeText(94n, 100n)).toBe('\u22126.0%');
  expect(changeText(100n, 100n)).toBe('0.0%');
  expect(changeText(5n, 0n)).toBeNull();
});

test('points are the difference of the two shares as they are shown', () => {
  expect(pointsText({ part: 945, of: 1000 }, { part: 941, of: 1000 })).toBe('+0.4 points');
  expect(pointsText({ part: 63, of: 1000 }, { part: 70, of: 1000 })).toBe('\u22120.7 points');
  fc.assert(
    fc.property(fc.nat(1000), fc.nat(1000), fc.integer({ min: 1, max: 1000 }), (a, b, of) => {
      const shown = (part: number) => Number(percentText(part, of).slice(0, -1));
      const points = Number(
        pointsText({ part: a, of }, { part: b, of }).split(' ')[0]?.replace('\u2212', '-'),
      );
      expect(points).toBeCloseTo(shown(a) - shown(b), 6);
    }),
  );
});
