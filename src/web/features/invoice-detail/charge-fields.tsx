import type { CustomerToken } from '#contract/customer.ts';
import { Check } from '#web/ui/check.tsx';
import { Field } from '#web/ui/field.tsx';
import styles from './invoice-page.module.css';
import type { ChargeForm } from './use-charge.ts';

interface ChargeFieldsProps {
  /** Undefined until they are read. */
  readonly tokens: readonly CustomerToken[] | undefined;
  readonly form: ChargeForm;
  readonly problems: Readonly<Record<string, string>>;
  readonly type: (change: Partial<ChargeForm>) => void;
}

/** Which card, and whether it is captured now or later. */
export function ChargeFields({ tokens, form, problems, type }: ChargeFieldsProps) {
  const sentence = (name: string, field: string) =>
    problems[field] === undefined ? undefined : `${name} ${problems[field]}.`;
  return (
    <>
      <fieldset className={styles.choices}>
        <legend>Card</legend>
        {tokens === undefined && <p>Reading what is stored …</p>}
        {tokens?.length === 0 && <p>Nothing is stored for this customer.</p>}
        {tokens?.map(({ id, summary, type: kind, is_default, is_chargeable }) => (
          <Check
            key={id}
            type="radio"
            name="token"
            label={summary ?? kind ?? id}
            note={is_chargeable === false ? 'Cannot be charged' : is_default ? 'Default' : undefined}
            disabled={is_chargeable === false}
            checked={form.tokenId === id}
            onChange={() => type({ tokenId: id })}
          />
        ))}
        {problems['token_id'] !== undefined && (
          <p className={styles.problem} role="alert">
            {sentence('It', 'token_id')}
          </p>
        )}
      </fieldset>
      <fieldset className={styles.choices}>
        <legend>Capture</legend>
        <Check
          type="radio"
          name="capture"
          label="Now: the money is taken at once"
          checked={form.capture === 'now'}
          onChange={() => type({ capture: 'now' })}
        />
        <Check
          type="radio"
          name="capture"
          label="Later: the money is held, for 7 days at most"
          checked={form.capture === 'later'}
          onChange={() => type({ capture: 'later' })}
        />
      </fieldset>
      {form.capture === 'later' && (
        <Field
          label="Capture at"
          note="optional"
          type="datetime-local"
          help="By this computer’s clock. Without a time, somebody must capture it in time."
          value={form.captureAt}
          problem={sentence('The time', 'capture_at')}
          onChange={(event) => type({ captureAt: event.target.value })}
        />
      )}
    </>
  );
}
