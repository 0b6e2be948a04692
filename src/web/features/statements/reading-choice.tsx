import { Check } from '#web/ui/check.tsx';
import styles from './columns-step.module.css';

interface ReadingChoiceProps<T extends string> {
  readonly legend: string;
  readonly options: readonly { readonly value: T; readonly text: string; readonly reads: string }[];
  readonly value: T | null;
  readonly problem: string | undefined;
  readonly onChange: (value: T) => void;
}

/** What a value of the file would mean in each way of reading it: asked, never guessed. */
export function ReadingChoice<T extends string>({
  legend,
  options,
  value,
  problem,
  onChange,
}: ReadingChoiceProps<T>) {
  return (
    <fieldset className={styles.choice}>
      <legend>{legend}</legend>
      {options.map(({ value: way, text, reads }) => (
        <Check
          key={way}
          type="radio"
          name={legend}
          label={`“${text}” is ${reads}`}
          checked={value === way}
          onChange={() => onChange(way)}
        />
      ))}
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
