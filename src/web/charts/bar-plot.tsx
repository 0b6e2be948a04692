import { Bar, BarChart, CartesianGrid, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
import type { BarShapeProps } from 'recharts';
import { axisWidth } from './axis-width.ts';
import type { ChartPoint, ChartSeries } from './chart-data.ts';
import { pointOf } from './chart-data.ts';
import { EndAxis } from './end-axis.tsx';
import { Mark } from './mark.tsx';
import { Patterns } from './patterns.tsx';
import type { DrawingProps } from './plot.tsx';
import { PointCard } from './point-card.tsx';
import { scaleOf } from './scale.ts';

interface BarPlotProps extends DrawingProps {
  readonly kind: 'columns' | 'rows';
}

/** Bars on each other: what adds to one side, what takes away to the other. */
export function BarPlot({ kind, title, data, scale, follow, scope, size, onPoint }: BarPlotProps) {
  const { points, series } = data;
  const standing = kind === 'columns';
  const { domain, ticks } = scaleOf(kind, data);
  // The library counts ticks, not points: those that find no room are skipped.
  const words = new Map(points.map((point) => [point.key, point]));
  return (
    <BarChart
      accessibilityLayer
      aria-label={title}
      {...size}
      layout={standing ? 'horizontal' : 'vertical'}
      data={[...points]}
      stackOffset="sign"
      barCategoryGap={standing ? '22%' : 10}
      margin={{ top: 8, right: 4, bottom: 0, left: 0 }}
    >
      <Patterns scope={scope} />
      {standing && <CartesianGrid vertical={false} />}
      <XAxis
        {...(standing
          ? {
              dataKey: 'key',
              tickFormatter: (key: string) => words.get(key)?.tick ?? '',
              interval: 'preserveStartEnd' as const,
              minTickGap: 12,
            }
          : { type: 'number' as const, domain: [...domain], hide: true })}
        axisLine={false}
        tickLine={false}
        tickMargin={6}
      />
      <YAxis
        {...(standing
          ? { tickFormatter: scale, domain: [...domain], ticks: [...ticks], interval: 0 }
          : {
              type: 'category' as const,
              dataKey: 'key',
              tickFormatter: (key: string) => words.get(key)?.tick ?? '',
              interval: 0,
            })}
        width={axisWidth(standing ? ticks.map(scale) : points.map(({ tick }) => tick))}
        axisLine={false}
        tickLine={false}
      />
      {!standing && <EndAxis points={points} />}
      {standing && <ReferenceLine y={0} />}
      <Tooltip
        isAnimationActive={false}
        content={({ active, activeIndex }) => (
          <PointCard
            kind={kind}
            data={data}
            point={active ? pointOf(data, Number(activeIndex)) : undefined}
            onPoint={onPoint}
          />
        )}
      />
      {series.map((each) => (
        <Bar
          key={each.key}
          dataKey={(point: ChartPoint) => point.values[each.key]?.size ?? 0}
          name={each.name}
          stackId="all"
          maxBarSize={standing ? 40 : 12}
          isAnimationActive={false}
          shape={(shape: BarShapeProps) => (
            <SeriesMark
              shape={shape}
              series={each}
              point={points[shape.index]}
              scope={scope}
              follow={follow}
            />
          )}
        />
      ))}
    </BarChart>
  );
}

interface SeriesMarkProps extends Pick<DrawingProps, 'scope' | 'follow'> {
  readonly shape: BarShapeProps;
  readonly series: ChartSeries;
  readonly point: ChartPoint | undefined;
}

function SeriesMark({ shape: { x, y, width, height }, series, point, scope, follow }: SeriesMarkProps) {
  const value = point?.values[series.key];
  if (!point || !value) return null;
  return (
    <Mark
      box={{ x, y, width, height }}
      fill={value.fill ?? series.fill}
      scope={scope}
      label={`${series.name}, ${point.title}: ${value.text}`}
      href={value.href ?? point.href}
      follow={follow}
    />
  );
}
