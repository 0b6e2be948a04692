import { useEffect } from 'react';
import type { ChartData, ChartKind, ChartPoint } from './chart-data.ts';
import styles from './chart.module.css';
import { Swatch } from './swatch.tsx';

interface PointCardProps {
  readonly kind: ChartKind;
  readonly data: ChartData;
  readonly point: ChartPoint | undefined;
  /** Told which point stands under the pointer or the keys, so that Enter can open it. */
  readonly onPoint: (point: ChartPoint | undefined) => void;
}

/** What stands at one place of the axis, with exact values. */
export function PointCard({ kind, data, point, onPoint }: PointCardProps) {
  useEffect(() => {
    onPoint(point);
  }, [onPoint, point]);
  if (!point) return null;
  const shown = data.series
    .map((series, index) => ({ ...series, index, value: point.values[series.key] }))
    .filter(({ value }) => value !== undefined);
  return (
    <div className={styles.card} role="status">
      <strong>{point.title}</strong>
      <dl>
        {shown.map(({ key, name, fill, index, value }) => (
          <div key={key}>
            <dt>
              <Swatch kind={kind} fill={value?.fill ?? fill} index={index} />
              {name}
            </dt>
            <dd>{value?.text}</dd>
          </div>
        ))}
        {point.total !== undefined && data.total !== undefined && shown.length > 1 && (
          <div className={styles.sum}>
            <dt>{data.total}</dt>
            <dd>{point.total}</dd>
          </div>
        )}
      </dl>
    </div>
  );
}
