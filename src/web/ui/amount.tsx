import { amountParts } from '#web/format/money.ts';
import styles from './amount.module.css';

interface AmountProps {
  /** Decimal string in major units. */
  readonly value: string;
  readonly currency: string;
  /** In a column of mixed currencies decimals share one edge: integers end where the others' integers end. */
  readonly aligned?: boolean;
  readonly struck?: boolean;
  /** The one amount that a page is about: its code stands back. */
  readonly isHeadline?: boolean;
}

/** Number, then the ISO code in a quiet voice. */
export function Amount({
  value,
  currency,
  aligned = false,
  struck = false,
  isHeadline = false,
}: AmountProps) {
  const { whole, fraction, isZero } = amountParts(value, currency);
  const names = [
    styles.amount,
    aligned ? styles.aligned : '',
    isZero ? styles.zero : '',
    struck ? styles.struck : '',
    isHeadline ? styles.headline : '',
  ];
  return (
    <span className={names.join(' ')}>
      <span className={styles.whole}>{whole}</span>
      <span className={styles.fraction}>{fraction}</span> <span className={styles.currency}>{currency}</span>
    </span>
  );
}
