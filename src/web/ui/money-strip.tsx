import type { ReactNode } from 'react';
import { amountParts } from '#web/format/money.ts';
import styles from './money-strip.module.css';

interface StripCell {
  readonly label: string;
  /** Decimal string in major units. */
  readonly value: string;
  readonly note?: ReactNode;
  /** Stands before the figure: what is done with it. */
  readonly sign?: string;
}

interface MoneyStripProps {
  readonly label: string;
  readonly currency: string;
  readonly cells: readonly StripCell[];
  /** The torn-off half: what the others come to. */
  readonly stub: StripCell;
  /** What the stub shows is wrong, or not to be counted on. */
  readonly isOff?: boolean;
  /** `sum` is the small form under a calculation: signs stand between the figures. */
  readonly look?: 'page' | 'sum';
  readonly sign?: string;
}

/** A ticket with its counterfoil: the figures, a perforation, and the one that they prove. */
export function MoneyStrip(props: MoneyStripProps) {
  const { label, currency, cells, stub, isOff = false, look = 'page', sign } = props;
  return (
    <section className={`${styles.ticket} ${styles[look]}`} aria-label={label}>
      {cells.map((cell, index) => (
        <div key={cell.label} className={styles.cell}>
          <Sign sign={cell.sign ?? (index > 0 ? sign : undefined)} />
          <Figure {...cell} currency={currency} />
        </div>
      ))}
      <div className={`${styles.cell} ${styles.stub} ${isOff ? styles.off : ''}`}>
        <span className={styles.top} />
        <span className={styles.bottom} />
        <Figure {...stub} currency={currency} />
      </div>
    </section>
  );
}

function Sign({ sign }: { readonly sign: string | undefined }) {
  if (sign === undefined) return null;
  return (
    <span className={styles.sign} aria-hidden="true">
      {sign}
    </span>
  );
}

function Figure({ label, value, note, currency }: StripCell & { readonly currency: string }) {
  const { whole, fraction, isZero } = amountParts(value, currency);
  return (
    <>
      <p className={styles.label}>{label}</p>
      <p className={`${styles.value} ${isZero ? styles.zero : ''}`}>
        {whole}
        {fraction} <span className={styles.currency}>{currency}</span>
      </p>
      {note !== undefined && <p className={styles.note}>{note}</p>}
    </>
  );
}
