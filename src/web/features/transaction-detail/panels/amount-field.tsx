import { Field } from '#web/ui/field.tsx';

interface AmountFieldProps {
  readonly label: string;
  readonly value: string;
  readonly currency: string;
  /** '' while nothing is typed: said only once the person tried to go on. */
  readonly problem: string | undefined;
  readonly tried: boolean;
  readonly help?: string | undefined;
  readonly onType: (typed: string) => void;
}

/** An amount of one currency, checked while it is typed. */
export function AmountField({ label, value, currency, problem, tried, help, onType }: AmountFieldProps) {
  return (
    <Field
      label={label}
      note={currency}
      numeric
      value={value}
      help={help}
      problem={problem === '' ? (tried ? 'Write an amount.' : undefined) : problem}
      onChange={(event) => onType(event.target.value)}
    />
  );
}
