import { useXAxisScale, useYAxisScale } from 'recharts';
import { Mark } from './mark.tsx';
import type { DrawingProps } from './plot.tsx';
import { stackOf } from './stack.ts';

interface BarMarksProps extends Pick<DrawingProps, 'data' | 'scope' | 'follow'> {
  readonly kind: 'columns' | 'rows';
}

/** Pixels, and the part of its place that a bar takes at most. */
const THICK = { columns: { most: 40, part: 0.56 }, rows: { most: 12, part: 0.45 } } as const;

/**
 * All bars of a drawing, at the places that the library's scales give. Bars of its own work everything out again for each
 * series, which took most of the time until a chart appeared.
 */
export function BarMarks({ kind, data: { points, series }, scope, follow }: BarMarksProps) {
  const [x, y] = [useXAxisScale(), useYAxisScale()];
  const [places, scale] = kind === 'columns' ? [x, y] : [y, x];
  if (!places || !scale) return null;
  return points.map((point) => {
    const start = places(point.key, { position: 'start' }) ?? 0;
    const place = (places(point.key, { position: 'end' }) ?? 0) - start;
    const thick = Math.min(THICK[kind].most, place * THICK[kind].part);
    const side = start + (place - thick) / 2;
    return (
      <g key={point.key}>
        {stackOf(point, series).map(({ series: each, value, from, to }) => {
          const [begin, end] = [scale(from) ?? 0, scale(to) ?? 0];
          return (
            <Mark
              key={each.key}
              box={
                kind === 'columns'
                  ? { x: side, y: begin, width: thick, height: end - begin }
                  : { x: begin, y: side, width: end - begin, height: thick }
              }
              fill={value.fill ?? each.fill}
              scope={scope}
              label={`${each.name}, ${point.title}: ${value.text}`}
              href={value.href ?? point.href}
              follow={follow}
            />
          );
        })}
      </g>
    );
  });
}
