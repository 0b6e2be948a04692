import type { ChartPoint, ChartSeries, ChartValue } from './chart-data.ts';

/** Where on the scale one bar of a stack begins and ends: away from zero, on either side of it. */
export interface StackedBar {
  readonly series: ChartSeries;
  readonly value: ChartValue;
  readonly from: number;
  readonly to: number;
}

/** The bars of one point on each other in the order of the series: what adds to one side, what takes away to the other. */
export function stackOf({ values }: ChartPoint, series: readonly ChartSeries[]): StackedBar[] {
  const reached = { more: 0, less: 0 };
  return series.flatMap((each) => {
    const value = values[each.key];
    if (value === undefined || value.size === 0) return [];
    const side = value.size > 0 ? 'more' : 'less';
    const from = reached[side];
    reached[side] += value.size;
    return [{ series: each, value, from, to: reached[side] }];
  });
}
