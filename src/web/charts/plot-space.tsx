import type { ChartKind } from './chart-data.ts';
import styles from './chart.module.css';
import { plotHeight } from './plot-height.ts';

/** The place of a drawing that is on its way: about as tall as it will be. */
export function PlotSpace({ kind }: { readonly kind: ChartKind }) {
  const height = plotHeight(kind, null);
  return (
    <svg className={styles.space} width="100%" height={height} aria-hidden="true">
      <line x1="0" x2="100%" y1={height - 24} y2={height - 24} />
    </svg>
  );
}
