import { fc } from '#test/support/properties.ts';
import { expect, test } from 'vitest';
import { wordsWithRoom } from '#web/charts/axis-width.ts';
import type { ChartPoint, ChartSeries } from '#web/charts/chart-data.ts';
import { stackOf } from '#web/charts/stack.ts';

const SERIES: readonly ChartSeries[] = ['sales', 'refunds', 'fees'].map((key) => ({
  key,
  name: key,
  fill: 'solid-1',
}));

const pointOf = (sizes: readonly number[]): ChartPoint => ({
  key: 'day',
  tick: '',
  title: '',
  values: Object.fromEntries(sizes.map((size, index) => [SERIES[index]!.key, { text: String(size), size }])),
});

test('bars stand on each other, those below zero hang under it, and what is nothing is not drawn', () => {
  const stack = stackOf(pointOf([100, -30, -5]), SERIES);
  expect(stack.map(({ series, from, to }) => [series.key, from, to])).toEqual([
    ['sales', 0, 100],
    ['refunds', 0, -30],
    ['fees', -30, -35],
  ]);
  expect(stackOf(pointOf([0, -30]), SERIES).map(({ series }) => series.key)).toEqual(['refunds']);
});

test('each bar is as long as its value, and begins where the one before it on its side ends', () => {
  const sizes = fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(sizes, (given) => {
      const stack = stackOf(pointOf(given), SERIES);
      for (const { value, from, to } of stack) expect(to - from).toBe(value.size);
      for (const side of [1, -1]) {
        const own = stack.filter(({ value }) => Math.sign(value.size) === side);
        own.forEach(({ from }, index) => expect(from).toBe(index === 0 ? 0 : own[index - 1]!.to));
      }
    }),
  );
});

test('words at an axis keep apart, and the last is always there', () => {
  const points = Array.from({ length: 30 }, (_, day) => ({ tick: `${String(day + 1)} Nov` }));
  expect(wordsWithRoom(points, 10_000)).toEqual(points);
  const some = wordsWithRoom(points, 300).map(({ tick }) => tick);
  expect(some).toEqual(['6 Nov', '12 Nov', '18 Nov', '24 Nov', '30 Nov']);
  expect(wordsWithRoom(points, 1).map(({ tick }) => tick)).toEqual(['30 Nov']);
  expect(wordsWithRoom([], 300)).toEqual([]);
});
