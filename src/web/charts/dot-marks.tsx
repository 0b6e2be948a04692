import type { ChartData } from './chart-data.ts';
import fills from './fills.module.css';
import type { Geometry } from './geometry.ts';
import { RowsLink } from './rows-link.tsx';
import type { Follow } from './rows-link.tsx';

interface DotMarksProps {
  readonly data: ChartData;
  readonly geometry: Geometry;
  readonly follow: Follow;
}

/** One line per thing, with a full dot for the first series over the hollow ones of the others. */
export function DotMarks({ data: { points, series }, geometry, follow }: DotMarksProps) {
  const { along, placeOf, place } = geometry;
  return series.toReversed().map(({ key, name }) => {
    const first = key === series[0]?.key;
    return points.map((point, index) => {
      const value = point.values[key];
      if (!value) return null;
      return (
        <RowsLink
          key={`${key} ${point.key}`}
          href={value.href ?? point.href}
          follow={follow}
          label={`${name}, ${point.title}: ${value.text}`}
        >
          <circle
            className={first ? fills.dot : fills.ring}
            cx={along(value.size)}
            cy={placeOf(index) + place / 2}
            r={first ? 5.25 : 4.25}
          />
        </RowsLink>
      );
    });
  });
}
