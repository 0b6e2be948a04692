import { YAxis } from 'recharts';
import type { YAxisTickContentProps } from 'recharts';
import type { ChartPoint } from './chart-data.ts';

/** The width of a figure in the type of the axis, and room before the first. */
const FIGURE = 7;
const GAP = 16;

/** The total of each row at the end of it, figures under figures. */
export function EndAxis({ points }: { readonly points: readonly ChartPoint[] }) {
  const totals = new Map(points.map(({ key, total = '' }) => [key, total]));
  const width = Math.max(...[...totals.values()].map(({ length }) => length)) * FIGURE + GAP;
  return (
    <YAxis
      yAxisId="end"
      orientation="right"
      type="category"
      dataKey="key"
      scale="band"
      interval={0}
      width={width}
      axisLine={false}
      tickLine={false}
      tick={({ x, y, payload }: YAxisTickContentProps) => (
        <text className="recharts-text" x={Number(x) + width - GAP / 2} y={y} dy="0.355em" textAnchor="end">
          {totals.get(String(payload.value))}
        </text>
      )}
    />
  );
}
