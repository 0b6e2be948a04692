import { fc } from '#test/support/properties.ts';
import { expect, test } from 'vitest';
import type { ChartData, ChartKind } from '#web/charts/chart-data.ts';
import { scaleOf } from '#web/charts/scale.ts';

function dataOf(rows: readonly (readonly number[])[]): ChartData {
  return {
    what: 'Day',
    series: [],
    points: rows.map((sizes, index) => ({
      key: String(index),
      tick: '',
      title: '',
      values: Object.fromEntries(sizes.map((size, at) => [String(at), { text: '', size }])),
    })),
  };
}

const scale = (kind: ChartKind, ...rows: number[][]) => scaleOf(kind, dataOf(rows));

test('bars stand on zero, and hang below it no further than they have to', () => {
  expect(scale('columns', [13_400, -600])).toEqual({
    domain: [-600, 15_000],
    ticks: [0, 5_000, 10_000, 15_000],
  });
});

test('bars on each other are as tall as their sum, on either side', () => {
  expect(scale('columns', [30, 40, -30, -5]).domain).toEqual([-50, 100]);
});

test('where there is nothing there still is a scale', () => {
  expect(scale('columns', [0]).domain).toEqual([0, 1]);
  expect(scale('dots')).toEqual({ domain: [0, 1], ticks: expect.arrayContaining([0, 1]) as number[] });
});

test('dots have the narrowest round scale, which may have ends of its own', () => {
  const data = dataOf([
    [88.2, 61],
    [91.6, 72.4],
  ]);
  expect(scaleOf('dots', data)).toEqual({ domain: [60, 100], ticks: [60, 70, 80, 90, 100] });
  expect(scaleOf('dots', data, { least: 0 }).domain).toEqual([0, 100]);
  expect(scaleOf('dots', dataOf([[97, 99.5]]), { most: 100 }).domain).toEqual([97, 100]);
});

test('whatever is drawn lies within its scale, which has few and even steps', () => {
  const size = fc
    .double({ min: -1e12, max: 1e12, noNaN: true })
    .map((each) => Math.round(each * 1000) / 1000);
  fc.assert(
    fc.property(
      fc.constantFrom('columns', 'dots'),
      fc.array(size, { minLength: 1, maxLength: 20 }),
      (kind, sizes) => {
        const { domain, ticks } = scaleOf(kind, dataOf(sizes.map((each) => [each])));
        const slack = (domain[1] - domain[0]) * 1e-6;
        for (const each of sizes) {
          expect(each).toBeGreaterThanOrEqual(domain[0] - slack);
          expect(each).toBeLessThanOrEqual(domain[1] + slack);
        }
        expect(ticks.length).toBeGreaterThanOrEqual(1);
        expect(ticks.length).toBeLessThanOrEqual(8);
      },
    ),
  );
});
