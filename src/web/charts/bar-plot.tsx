import { Bar, BarChart, CartesianGrid, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
import { axisWidth, wordsWithRoom } from './axis-width.ts';
import { axisWord, wordAt } from './axis-word.tsx';
import { pointOf } from './chart-data.ts';
import { BarMarks } from './bar-marks.tsx';
import { EndAxis } from './end-axis.tsx';
import { Patterns } from './patterns.tsx';
import type { DrawingProps } from './plot.tsx';
import { PointCard } from './point-card.tsx';
import { scaleOf } from './scale.ts';

interface BarPlotProps extends DrawingProps {
  readonly kind: 'columns' | 'rows';
}

/** Bars on each other: what adds to one side, what takes away to the other. */
export function BarPlot({ kind, title, data, scale, follow, scope, size, onPoint }: BarPlotProps) {
  const { points } = data;
  const standing = kind === 'columns';
  const { domain, ticks } = scaleOf(kind, data);
  const beside = axisWidth(standing ? ticks.map(scale) : points.map(({ tick }) => tick));
  const word = wordAt(points);
  return (
    <BarChart
      accessibilityLayer
      aria-label={title}
      {...size}
      layout={standing ? 'horizontal' : 'vertical'}
      data={[...points]}
      margin={{ top: 8, right: 4, bottom: 0, left: 0 }}
    >
      <Patterns scope={scope} />
      {standing && <CartesianGrid vertical={false} />}
      <XAxis
        {...(standing
          ? {
              dataKey: 'key',
              scale: 'band' as const,
              ticks: wordsWithRoom(points, size.width - beside).map(({ key }) => key),
              tick: word,
              interval: 0,
            }
          : { type: 'number' as const, domain: [...domain], hide: true })}
        axisLine={false}
        tickLine={false}
        tickMargin={6}
      />
      <YAxis
        {...(standing
          ? { tick: axisWord((value) => scale(Number(value))), domain: [...domain], ticks: [...ticks] }
          : { type: 'category' as const, dataKey: 'key', scale: 'band' as const, tick: word })}
        interval={0}
        width={beside}
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
      <BarMarks kind={kind} data={data} scope={scope} follow={follow} />
      {/* Nothing to see: the library's card stands only where it knows of something. */}
      <Bar dataKey={nothing} shape={<></>} isAnimationActive={false} />
    </BarChart>
  );
}

function nothing(): number {
  return 0;
}
