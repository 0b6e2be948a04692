import { useId } from 'react';
import type { ChartKind, Fill } from './chart-data.ts';
import styles from './fills.module.css';
import { patternId, Patterns } from './patterns.tsx';

/** A small piece of the fill beside the name of its series. */
export function Swatch({
  kind,
  fill,
  index,
}: {
  readonly kind: ChartKind;
  readonly fill: Fill;
  readonly index: number;
}) {
  const scope = useId();
  if (kind === 'dots')
    return (
      <svg className={styles.swatch} viewBox="0 0 12 12" aria-hidden="true">
        <circle className={index === 0 ? styles.dot : styles.ring} cx="6" cy="6" r={index === 0 ? 4.75 : 4} />
      </svg>
    );
  const pattern = patternId(scope, fill);
  return (
    <svg className={styles.swatch} viewBox="0 0 12 12" aria-hidden="true">
      {pattern !== undefined && <Patterns scope={scope} />}
      <rect
        className={`${styles.mark} ${styles[fill]}`}
        fill={pattern === undefined ? undefined : `url(#${pattern})`}
        x="0.5"
        y="0.5"
        width="11"
        height="11"
      />
    </svg>
  );
}
