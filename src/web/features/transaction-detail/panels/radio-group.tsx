import { useId } from 'react';
import type { ReactNode } from 'react';
import { Check } from '#web/ui/check.tsx';
import styles from './action-panel.module.css';

interface Option<T> {
  readonly value: T;
  readonly label: string;
  readonly note?: string;
}

interface RadioGroupProps<T> {
  readonly legend: ReactNode;
  readonly options: readonly Option<T>[];
  readonly value: T;
  /** Beside each other, where they are short. */
  readonly inRow?: boolean;
  readonly onChoose: (value: T) => void;
}

/** One of a few, all in view. */
export function RadioGroup<T extends string>(props: RadioGroupProps<T>) {
  const { legend, options, value: chosen, inRow = false, onChoose } = props;
  const name = useId();
  return (
    <fieldset>
      <legend className={styles.legend}>{legend}</legend>
      <div className={inRow ? styles.row : styles.stack}>
        {options.map(({ value, label, note }) => (
          <Check
            key={value}
            type="radio"
            name={name}
            label={label}
            note={note}
            checked={value === chosen}
            onChange={() => onChoose(value)}
          />
        ))}
      </div>
    </fieldset>
  );
}
