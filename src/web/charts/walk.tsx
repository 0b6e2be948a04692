import type { ReactNode } from 'react';
import { Bar, BarChart, Tooltip, XAxis, YAxis } from 'recharts';
import type { ChartData, ChartKind, ChartPoint } from './chart-data.ts';
import { pointOf } from './chart-data.ts';
import type { Geometry } from './geometry.ts';
import { PointCard } from './point-card.tsx';

export interface WalkProps {
  readonly kind: ChartKind;
  readonly title: string;
  readonly data: ChartData;
  readonly geometry: Geometry;
  readonly onPoint: (point: ChartPoint | undefined) => void;
  /** The picture. */
  readonly children: ReactNode;
}

/** The library's part: the pointer and the arrow keys walk along the points of a picture, and a card says their values. */
export function Walk({ kind, title, data, geometry: { size, margin }, onPoint, children }: WalkProps) {
  const points = { dataKey: 'key', type: 'category', scale: 'band', hide: true } as const;
  const sizes = { type: 'number', domain: [0, 1], hide: true } as const;
  const standing = kind === 'columns';
  return (
    <BarChart
      accessibilityLayer
      aria-label={title}
      {...size}
      layout={standing ? 'horizontal' : 'vertical'}
      data={[...data.points]}
      margin={margin}
    >
      <XAxis {...(standing ? points : sizes)} />
      <YAxis {...(standing ? sizes : points)} />
      {children}
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
      {/* Nothing to see: the library's card stands only where it knows of something. */}
      <Bar dataKey={nothing} shape={<></>} isAnimationActive={false} />
    </BarChart>
  );
}

function nothing(): number {
  return 0;
}
