import { useId } from 'react';
import type { CsvQuestion } from '#contract/statement-upload.ts';
import styles from './columns-step.module.css';

interface ColumnPickerProps {
  readonly label: string;
  /** The word for no column, where there need not be one. */
  readonly none?: string;
  readonly question: CsvQuestion;
  /** -1 for none. */
  readonly value: number;
  readonly problem: string | undefined;
  readonly onChange: (column: number) => void;
}

export function ColumnPicker({ label, none, question, value, problem, onChange }: ColumnPickerProps) {
  const id = useId();
  return (
    <div className={styles.picker}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
        onChange={(event) => onChange(Number(event.target.value))}
      >
        <option value={-1}>{none ?? 'Choose a column'}</option>
        {question.columns.map(({ name }, index) => (
          <option key={index} value={index}>
            {name}
          </option>
        ))}
      </select>
      {problem && (
        <p id={`${id}-problem`} className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
