import { fc } from '#test/support/properties.ts';
import { expect, test } from 'vitest';
import type { ChartData, ChartKind } from '#web/charts/chart-data.ts';
import { geometryOf } from '#web/charts/geometry.ts';

function dataOf(sizes: readonly number[]): ChartData {
  return {
    what: 'Day',
    series: [{ key: 'a', name: 'A', fill: 'solid-1' }],
    points: sizes.map((size, index) => ({
      key: String(index),
      tick: `Day ${String(index)}`,
      title: '',
      total: String(size),
      values: { a: { text: '', size } },
    })),
  };
}

const SIZE = { width: 640, height: 224 };
const at = (kind: ChartKind, sizes: readonly number[]) => geometryOf(kind, dataOf(sizes), String, SIZE);

test('columns stand on the line of zero, and what hangs below it is drawn downwards', () => {
  const { along } = at('columns', [100, -50]);
  expect(along(100)).toBeLessThan(along(0));
  expect(along(-50)).toBeGreaterThan(along(0));
});

test('rows begin at the left, where their words end', () => {
  const { along, margin } = at('rows', [100, 40]);
  expect(along(0)).toBe(margin.left);
  expect(along(100)).toBeGreaterThan(along(40));
});

test('whatever the sizes, every mark is inside, in a place of its own, and nothing is undefined', () => {
  const sizes = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 1, maxLength: 90 });
  fc.assert(
    fc.property(fc.constantFrom<ChartKind>('columns', 'rows', 'dots'), sizes, (kind, given) => {
      const values = kind === 'columns' ? given : given.map(Math.abs);
      const { along, placeOf, place, margin } = at(kind, values);
      const [from, to] =
        kind === 'columns'
          ? [margin.top, SIZE.height - margin.bottom]
          : [margin.left, SIZE.width - margin.right];
      const [first, last] =
        kind === 'columns'
          ? [margin.left, SIZE.width - margin.right]
          : [margin.top, SIZE.height - margin.bottom];
      for (const value of values) {
        expect(along(value)).toBeGreaterThanOrEqual(from - 1e-6);
        expect(along(value)).toBeLessThanOrEqual(to + 1e-6);
      }
      expect(placeOf(0)).toBeCloseTo(first);
      expect(placeOf(values.length - 1) + place).toBeCloseTo(last);
    }),
  );
});
