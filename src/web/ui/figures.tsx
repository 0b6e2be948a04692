import type { ReactNode } from 'react';
import styles from './figures.module.css';

interface Figure {
  readonly label: string;
  readonly value: ReactNode;
  /** Against what it was before, or what it is made of. */
  readonly note?: ReactNode;
}

/** A few figures that stand for a whole: the label over each, what to hold it against beneath. */
export function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  return (
    <dl className={styles.figures}>
      {figures.map(({ label, value, note }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className={styles.value}>{value}</dd>
          {note !== undefined && <dd className={styles.note}>{note}</dd>}
        </div>
      ))}
    </dl>
  );
}
