import { CartesianGrid, ComposedChart, Line, Tooltip, XAxis, YAxis } from 'recharts';
import { axisWidth } from './axis-width.ts';
import { axisWord, wordAt } from './axis-word.tsx';
import type { ChartPoint } from './chart-data.ts';
import { pointOf } from './chart-data.ts';
import { DotMarks } from './dot-marks.tsx';
import { EndAxis } from './end-axis.tsx';
import type { DrawingProps } from './plot.tsx';
import { PointCard } from './point-card.tsx';
import { scaleOf } from './scale.ts';

/** One line per thing, with a full dot for the first series and a hollow one for the second. */
export function DotPlot({ title, data, scale, ends, follow, size, onPoint }: DrawingProps) {
  const { points } = data;
  const { domain, ticks } = scaleOf('dots', data, ends);
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
        tick={axisWord((value) => scale(Number(value)))}
        interval={0}
        axisLine={false}
        tickLine={false}
      />
      <YAxis
        type="category"
        dataKey="key"
        scale="band"
        tick={wordAt(points)}
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
      <DotMarks data={data} follow={follow} />
      {/* Nothing to see: the library's card stands only where it knows of something. */}
      <Line dataKey={firstSize} stroke="none" dot={false} activeDot={false} isAnimationActive={false} />
    </ComposedChart>
  );
}

function firstSize({ values }: ChartPoint): number | undefined {
  return Object.values(values)[0]?.size;
}
