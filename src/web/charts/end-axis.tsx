import { YAxis } from 'recharts';
import type { YAxisTickContentProps } from 'recharts';
import { axisWidth } from './axis-width.ts';
import type { ChartPoint } from './chart-data.ts';

/** The total of each row at the end of it, figures under figures. */
export function EndAxis({ points }: { readonly points: readonly ChartPoint[] }) {
  const totals = new Map(points.map(({ key, total = '' }) => [key, total]));
  const width = axisWidth([...totals.values()]);
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
        <text className="recharts-text" x={Number(x) + width - 8} y={y} dy="0.355em" textAnchor="end">
          {totals.get(String(payload.value))}
        </text>
      )}
    />
  );
}
