import { useEffect, useRef, useState } from 'react';
import { parseMoney } from '#domain/money.ts';
import { Button } from '#web/ui/button.tsx';
import { focusFirst } from '#web/ui/popover.tsx';
import styles from './filter.module.css';

export interface AmountSearch {
  readonly amount_gte?: string;
  readonly amount_lte?: string;
  readonly currency?: readonly string[];
}

export interface AmountFormProps {
  readonly search: AmountSearch;
  readonly currencies: readonly string[];
  readonly apply: (change: Readonly<Record<string, unknown>>) => void;
}

/** What a person types, as the contract wants it: a comma may stand for the decimal point. */
const clean = (text: string): string => text.trim().replace(/\s/g, '').replace(',', '.');

function problemWith(text: string, currency: string): string | null {
  if (clean(text) === '') return null;
  const parsed = parseMoney(clean(text), currency);
  if (parsed.ok) return parsed.value.minor < 0n ? 'Amounts are not negative here.' : null;
  return parsed.problem === 'too-many-decimals'
    ? `More decimals than ${currency} has.`
    : 'Not an amount such as 12.50.';
}

/** Between which amounts, and of which currency. */
export function AmountForm({ search, currencies, apply }: AmountFormProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => focusFirst(form.current), []);
  const [currency, setCurrency] = useState(search.currency?.[0] ?? currencies[0] ?? 'EUR');
  const [least, setLeast] = useState(search.amount_gte ?? '');
  const [most, setMost] = useState(search.amount_lte ?? '');
  const problems = { least: problemWith(least, currency), most: problemWith(most, currency) };
  const wrong = problems.least !== null || problems.most !== null;
  const submit = () => {
    if (wrong) return;
    const [amount_gte, amount_lte] = [clean(least) || undefined, clean(most) || undefined];
    apply(
      amount_gte === undefined && amount_lte === undefined
        ? { amount_gte, amount_lte }
        : { amount_gte, amount_lte, currency: [currency] },
    );
  };
  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className={styles.body}>
        <label className={styles.field}>
          Currency
          <select
            className={styles.input}
            value={currency}
            onChange={(event) => setCurrency(event.target.value)}
          >
            {[...new Set([currency, ...currencies])].map((code) => (
              <option key={code}>{code}</option>
            ))}
          </select>
        </label>
        <div className={styles.pair}>
          <AmountField label="At least" value={least} onChange={setLeast} problem={problems.least} />
          <AmountField label="At most" value={most} onChange={setMost} problem={problems.most} />
        </div>
      </div>
      <div className={styles.foot}>
        <Button small kind="quiet" onClick={() => apply({ amount_gte: undefined, amount_lte: undefined })}>
          Clear
        </Button>
        <Button small kind="primary" type="submit" aria-disabled={wrong}>
          Apply
        </Button>
      </div>
    </form>
  );
}

interface AmountFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem: string | null;
}

function AmountField({ label, value, onChange, problem }: AmountFieldProps) {
  return (
    <label className={styles.field}>
      {label}
      <input
        className={styles.input}
        inputMode="decimal"
        autoComplete="off"
        value={value}
        aria-invalid={problem !== null}
        onChange={(event) => onChange(event.target.value)}
      />
      {problem !== null && <span className={styles.problem}>{problem}</span>}
    </label>
  );
}
