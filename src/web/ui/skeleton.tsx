import styles from './skeleton.module.css';

type Width = 1 | 2 | 3 | 4;

/** A breathing bar where text will stand. Widths are steps, so that nothing needs an inline style. */
export function Skeleton({ width = 2 }: { readonly width?: Width }) {
  return <span className={`${styles.bar} ${styles[`w${String(width)}`]}`} aria-hidden="true" />;
}
