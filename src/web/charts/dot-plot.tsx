import { CartesianGrid, ComposedChart, Line, Tooltip, XAxis, YAxis } from 'recharts';
import type { DotItemDotProps } from 'recharts';
import { axisWidth } from './axis-width.ts';
import type { ChartPoint } from './chart-data.ts';
import { pointOf } from './chart-data.ts';
import { EndAxis } from './end-axis.tsx';
import fills from './fills.module.css';
import type { DrawingProps } from './plot.tsx';
import { PointCard } from './point-card.tsx';
import { RowsLink } from './rows-link.tsx';
import { scaleOf } from './scale.ts';

/** One line per thing, with a full dot for the first series and a hollow one for the second. */
export function DotPlot({ title, data, scale, ends, follow, size, onPoint }: DrawingProps) {
  const { points, series } = data;
  const { domain, ticks } = scaleOf('dots', data, ends);
  const words = new Map(points.map((point) => [point.key, point]));
  return (
    <ComposedChart
      accessibilityLayer
      aria-label={title}
      {...size}
      layout="vertical"
      data={[...points]}
      margin={{ top: 4, right: 4, bottom: 0, left: 0 }}
    >
      <CartesianGrid vertical={false} />
      <XAxis
        type="number"
        domain={[...domain]}
        padding={{ left: 8, right: 8 }}
        ticks={[...ticks]}
        tickFormatter={scale}
        interval={0}
        axisLine={false}
        tickLine={false}
      />
      <YAxis
        type="category"
        dataKey="key"
        scale="band"
        tickFormatter={(key: string) => words.get(key)?.tick ?? ''}
        interval={0}
        width={axisWidth(points.map(({ tick }) => tick))}
        axisLine={false}
        tickLine={false}
      />
      <EndAxis points={points} />
      <Tooltip
        isAnimationActive={false}
        content={({ active, activeIndex }) => (
          <PointCard
            kind="dots"
            data={data}
            point={active ? pointOf(data, Number(activeIndex)) : undefined}
            onPoint={onPoint}
          />
        )}
      />
      {series.toReversed().map(({ key, name }) => (
        <Line
          key={key}
          dataKey={(point: ChartPoint) => point.values[key]?.size}
          name={name}
          stroke="none"
          isAnimationActive={false}
          activeDot={false}
          dot={({ cx, cy, index }: DotItemDotProps) => (
            <Dot
              key={`${key} ${String(index)}`}
              at={[cx, cy]}
              point={points[index]}
              seriesKey={key}
              name={name}
              first={key === series[0]?.key}
              follow={follow}
            />
          )}
        />
      ))}
    </ComposedChart>
  );
}

interface DotProps extends Pick<DrawingProps, 'follow'> {
  readonly at: readonly [number | string | undefined, number | string | undefined];
  readonly point: ChartPoint | undefined;
  readonly seriesKey: string;
  readonly name: string;
  readonly first: boolean;
}

function Dot({ at: [cx, cy], point, seriesKey, name, first, follow }: DotProps) {
  const value = point?.values[seriesKey];
  if (!point || !value) return null;
  return (
    <RowsLink
      href={value.href ?? point.href}
      follow={follow}
      label={`${name}, ${point.title}: ${value.text}`}
    >
      <circle className={first ? fills.dot : fills.ring} cx={cx} cy={cy} r={first ? 5.25 : 4.25} />
    </RowsLink>
  );
}
