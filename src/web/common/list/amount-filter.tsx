import { useState } from 'react';
import { parseMoney } from '#domain/money.ts';
import { amountText } from '#web/format/money.ts';
import { Button } from '#web/ui/button.tsx';
import { closePopover } from '#web/ui/popover.tsx';
import styles from './filter.module.css';
import { FilterChip } from './filter-chip.tsx';

interface AmountSearch {
  readonly amount_gte?: string;
  readonly amount_lte?: string;
  readonly currency?: readonly string[];
}

interface AmountFilterProps {
  readonly search: AmountSearch;
  readonly currencies: readonly string[];
  readonly change: (change: Readonly<Record<string, unknown>>) => void;
}

function words({ amount_gte, amount_lte, currency }: AmountSearch): string | null {
  const code = currency?.[0] ?? '';
  if (amount_gte !== undefined && amount_lte !== undefined) {
    return `${amountText(amount_gte, code)} to ${amountText(amount_lte, code)} ${code}`;
  }
  if (amount_gte !== undefined) return `at least ${amountText(amount_gte, code)} ${code}`;
  return amount_lte === undefined ? null : `at most ${amountText(amount_lte, code)} ${code}`;
}

/** Amounts only mean something in a currency, so the two are chosen together. */
export function AmountFilter({ search, currencies, change }: AmountFilterProps) {
  return (
    <FilterChip label="Amount" value={words(search)}>
      {() => (
        <AmountForm
          search={search}
          currencies={currencies}
          apply={(values) => {
            closePopover();
            change(values);
          }}
        />
      )}
    </FilterChip>
  );
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

function AmountForm({
  search,
  currencies,
  apply,
}: Omit<AmountFilterProps, 'change'> & { apply: AmountFilterProps['change'] }) {
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
