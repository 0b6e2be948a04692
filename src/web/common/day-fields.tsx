import { longDay } from '#web/format/date.ts';
import { dayStart } from '#web/format/zone.ts';
import { Field } from '#web/ui/field.tsx';
import styles from './day-fields.module.css';
import type { End } from './typed-day.ts';
import type { TypedDays } from './use-typed-days.ts';

interface DayFieldsProps {
  readonly typed: TypedDays;
  readonly now: number;
  /** What an end that is left out means, where it may be. */
  readonly open?: Readonly<Record<End, string>>;
  /** Somebody typed; the days read so far are in `typed`. */
  readonly onType?: () => void;
}

const LABELS: Readonly<Record<End, string>> = { from: 'From', to: 'To' };
const EXAMPLE = 'day month year';

/** The first and the last day, to be typed; beneath each stands how it is read. */
export function DayFields({ typed, now, open, onType }: DayFieldsProps) {
  return (
    <div className={styles.pair}>
      {(['from', 'to'] as const).map((end) => (
        <Field
          key={end}
          name={end}
          label={LABELS[end]}
          placeholder={EXAMPLE}
          value={typed.text[end]}
          problem={typed.problems[end]}
          help={inWords(typed, end, now, open?.[end])}
          onChange={(event) => {
            typed.type(end, event.target.value);
            onType?.();
          }}
          onFocus={(event) => event.target.select()}
          onBlur={() => typed.leave(end)}
        />
      ))}
    </div>
  );
}

/** "Tuesday 3 November", so that nobody need wonder which number was the month. */
function inWords({ text, days }: TypedDays, end: End, now: number, open?: string): string | undefined {
  const day = days[end];
  if (day !== undefined) return longDay('UTC', dayStart('UTC', day), now);
  return text[end].trim() === '' ? open : 'Day, month and year';
}

/** Sends the focus to an end whose problem must be solved first, to be typed over. */
export function focusEnd(form: HTMLFormElement, end: End): void {
  const field = form.querySelector<HTMLInputElement>(`[name='${end}']`);
  field?.focus();
  field?.select();
}
