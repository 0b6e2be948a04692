import type { ReactElement } from 'react';
import type { BaseTickContentProps } from 'recharts';
import type { ChartPoint } from './chart-data.ts';

type Word = (tick: BaseTickContentProps) => ReactElement;

/** The library's own words are measured one by one before they are drawn. */
export function axisWord(wordOf: (value: string | number) => string): Word {
  return function AxisWord({ x, y, payload, textAnchor, verticalAnchor }) {
    return (
      <text
        className="recharts-text"
        x={x}
        y={y}
        dy={verticalAnchor === 'middle' ? '0.355em' : '0.71em'}
        textAnchor={textAnchor}
      >
        {wordOf(payload.value as string | number)}
      </text>
    );
  };
}

/** What a point is called where its key stands on the axis. */
export function wordAt(points: readonly ChartPoint[]): Word {
  const words = new Map(points.map(({ key, tick }) => [key, tick]));
  return axisWord((key) => words.get(String(key)) ?? '');
}
