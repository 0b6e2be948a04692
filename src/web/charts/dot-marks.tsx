import { useXAxisScale, useYAxisScale } from 'recharts';
import fills from './fills.module.css';
import type { DrawingProps } from './plot.tsx';
import { RowsLink } from './rows-link.tsx';

/** All dots of a drawing, the first series' over the others': as bar-marks.tsx, for the same reason. */
export function DotMarks({ data: { points, series }, follow }: Pick<DrawingProps, 'data' | 'follow'>) {
  const [x, y] = [useXAxisScale(), useYAxisScale()];
  if (!x || !y) return null;
  return series.toReversed().map(({ key, name }) => {
    const first = key === series[0]?.key;
    return points.map((point) => {
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
            cx={x(value.size)}
            cy={y(point.key, { position: 'middle' })}
            r={first ? 5.25 : 4.25}
          />
        </RowsLink>
      );
    });
  });
}
