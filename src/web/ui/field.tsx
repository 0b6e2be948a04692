import { useId } from 'react';
import type { ComponentProps, ReactNode } from 'react';
import styles from './field.module.css';

interface FieldProps {
  readonly label: string;
  /** Quiet words at the end of the label: the currency, "optional". */
  readonly note?: string;
  readonly help?: ReactNode;
  /** What is wrong, beside the field, while typing. */
  readonly problem?: string | undefined;
}

type InputProps = FieldProps & Omit<ComponentProps<'input'>, 'id'> & { readonly numeric?: boolean };

/** A line to type into, with its label, help and problem. */
export function Field({ label, note, help, problem, numeric = false, className = '', ...rest }: InputProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <Label id={id} label={label} note={note} />
      <input
        id={id}
        className={[styles.input, numeric ? styles.numeric : '', problem ? styles.wrong : '', className].join(
          ' ',
        )}
        inputMode={numeric ? 'decimal' : undefined}
        autoComplete="off"
        aria-invalid={problem ? true : undefined}
        aria-describedby={`${id}-help`}
        {...rest}
      />
      <Beneath id={id} help={help} problem={problem} />
    </div>
  );
}

/** Room for a few sentences. */
export function LongField({
  label,
  note,
  help,
  problem,
  ...rest
}: FieldProps & Omit<ComponentProps<'textarea'>, 'id'>) {
  const id = useId();
  return (
    <div className={styles.field}>
      <Label id={id} label={label} note={note} />
      <textarea
        id={id}
        rows={3}
        className={[styles.input, styles.long, problem ? styles.wrong : ''].join(' ')}
        aria-invalid={problem ? true : undefined}
        aria-describedby={`${id}-help`}
        {...rest}
      />
      <Beneath id={id} help={help} problem={problem} />
    </div>
  );
}

/** An amount in the cell of a table, named for readers alone. */
export function CellField({
  label,
  problem,
  ...rest
}: { readonly label: string; readonly problem?: string | undefined } & ComponentProps<'input'>) {
  return (
    <input
      className={[styles.input, styles.cell, problem ? styles.wrong : ''].join(' ')}
      aria-label={label}
      inputMode="decimal"
      autoComplete="off"
      aria-invalid={problem ? true : undefined}
      {...rest}
    />
  );
}

function Label({ id, label, note }: { id: string; label: string; note: string | undefined }) {
  return (
    <label className={styles.label} htmlFor={id}>
      {label}
      {note !== undefined && <span>{note}</span>}
    </label>
  );
}

function Beneath({ id, help, problem }: { id: string; help: ReactNode; problem: string | undefined }) {
  return (
    <p
      id={`${id}-help`}
      className={problem ? styles.problem : styles.help}
      role={problem ? 'alert' : undefined}
    >
      {problem || help}
    </p>
  );
}
