import { amountParts } from '#web/format/money.ts';
import styles from './money-strip.module.css';

interface StripCell {
  readonly label: string;
  /** Decimal string in major units. */
  readonly value: string;
  readonly note?: string;
}

interface MoneyStripProps {
  readonly label: string;
  readonly currency: string;
  readonly cells: readonly StripCell[];
  /** The torn-off half: what the others come to. */
  readonly stub: StripCell;
  /** `sum` is the small form under a calculation: signs stand between the figures. */
  readonly look?: 'page' | 'sum';
  readonly sign?: string;
}

/** A ticket with its counterfoil: the figures, a perforation, and the one that they prove. */
export function MoneyStrip({ label, currency, cells, stub, look = 'page', sign }: MoneyStripProps) {
  return (
    <section className={`${styles.ticket} ${styles[look]}`} aria-label={label}>
      {cells.map((cell, index) => (
        <div key={cell.label} className={styles.cell}>
          {sign !== undefined && index > 0 && (
            <span className={styles.sign} aria-hidden="true">
              {sign}
            </span>
          )}
          <Figure {...cell} currency={currency} />
        </div>
      ))}
      <div className={`${styles.cell} ${styles.stub}`}>
        <span className={styles.top} />
        <span className={styles.bottom} />
        <Figure {...stub} currency={currency} />
      </div>
    </section>
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
