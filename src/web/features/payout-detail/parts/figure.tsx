import { amountParts } from '#web/format/money.ts';
import styles from './figure.module.css';

interface FigureProps {
  /** Decimal string in major units; null where nobody says. */
  readonly value: string | null;
  readonly currency: string;
}

/** A number of a column whose head names the currency. */
export function Figure({ value, currency }: FigureProps) {
  if (value === null) return <span className={styles.zero}>not told</span>;
  const { whole, fraction, isZero } = amountParts(value, currency);
  return <span className={isZero ? styles.zero : styles.figure}>{whole + fraction}</span>;
}
