import type { ChartData } from './chart-data.ts';
import type { Geometry } from './geometry.ts';
import { Mark } from './mark.tsx';
import type { Follow } from './rows-link.tsx';
import { stackOf } from './stack.ts';

interface BarMarksProps {
  readonly kind: 'columns' | 'rows';
  readonly data: ChartData;
  readonly geometry: Geometry;
  readonly scope: string;
  readonly follow: Follow;
}

/** Pixels, and the part of its place that a bar takes at most. */
const THICK = { columns: { most: 40, part: 0.56 }, rows: { most: 12, part: 0.45 } } as const;

/** All bars of a drawing, on each other: what adds to one side, what takes away to the other. */
export function BarMarks({ kind, data: { points, series }, geometry, scope, follow }: BarMarksProps) {
  const { along, placeOf, place } = geometry;
  const thick = Math.min(THICK[kind].most, place * THICK[kind].part);
  return points.map((point, index) => {
    const side = placeOf(index) + (place - thick) / 2;
    return (
      <g key={point.key}>
        {stackOf(point, series).map(({ series: each, value, from, to }) => {
          const [begin, end] = [along(from), along(to)];
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
