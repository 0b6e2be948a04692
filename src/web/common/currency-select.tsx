import { useQuery } from '@tanstack/react-query';
import { transactionOptionsQuery } from '#web/api/transaction-queries.ts';
import styles from './currency-select.module.css';

const USUAL = ['EUR', 'GBP', 'USD', 'SEK', 'NOK', 'DKK', 'CHF', 'JPY', 'KWD'];

interface CurrencySelectProps {
  readonly value: string;
  /** What choosing none is called; left out where a currency is needed. */
  readonly none?: string;
  readonly onChange: (code: string) => void;
}

/** A currency: first those that the shop has payments in, then the usual ones. */
export function CurrencySelect({ value, none, onChange }: CurrencySelectProps) {
  const { data: options } = useQuery(transactionOptionsQuery());
  const own = options?.currencies.map((each) => each.value) ?? [];
  return (
    <label className={styles.label}>
      Currency
      <select className={styles.select} value={value} onChange={(event) => onChange(event.target.value)}>
        {none !== undefined && <option value="">{none}</option>}
        {[...new Set([...own, ...USUAL])].map((code) => (
          <option key={code}>{code}</option>
        ))}
      </select>
    </label>
  );
}
