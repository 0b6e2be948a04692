import type { ChartData, ChartKind } from './chart-data.ts';
import styles from './chart.module.css';
import { Swatch } from './swatch.tsx';

interface LegendProps {
  readonly kind: ChartKind;
  readonly data: ChartData;
}

/** The names of the series; one alone needs none. */
export function Legend({ kind, data: { series, also = [] } }: LegendProps) {
  const entries = [...series, ...also];
  if (entries.length < 2) return null;
  return (
    <ul className={styles.legend}>
      {entries.map(({ name, fill }, index) => (
        <li key={name}>
          <Swatch kind={kind} fill={fill} index={index} />
          {name}
        </li>
      ))}
    </ul>
  );
}
