import type { ReactNode } from 'react';
import styles from './check.module.css';

interface CheckProps {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly type?: 'checkbox' | 'radio';
  readonly name?: string;
  readonly disabled?: boolean;
  /** Quiet text at the end of the line, a count for example. */
  readonly note?: ReactNode;
}

/** A tick box or a radio button with its words, all of it to click. */
export function Check({
  label,
  checked,
  onChange,
  type = 'checkbox',
  name,
  disabled = false,
  note,
}: CheckProps) {
  return (
    <label className={styles.check}>
      <input
        type={type}
        name={name}
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>{label}</span>
      {note !== undefined && <span className={styles.note}>{note}</span>}
    </label>
  );
}
