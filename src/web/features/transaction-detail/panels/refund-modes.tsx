import { useId } from 'react';
import type { TransactionDetail } from '#contract/transaction-detail.ts';
import { Check } from '#web/ui/check.tsx';
import { refundLimit } from '../money/refund-form.ts';
import type { RefundForm, RefundMode } from '../money/refund-form.ts';
import { words } from '../story/voice.ts';
import styles from './action-panel.module.css';

interface RefundModesProps {
  readonly form: RefundForm;
  readonly detail: TransactionDetail;
  readonly onType: (form: RefundForm) => void;
}

/** How a refund is meant: what ProcessOut records of the order follows from it. */
export function RefundModes({ form, detail, onType }: RefundModesProps) {
  const name = useId();
  const modes: readonly { mode: RefundMode; label: string; note?: string }[] = [
    { mode: 'all', label: 'Everything that is left', note: words(refundLimit(detail), detail) },
    { mode: 'lines', label: 'Some lines of the order' },
    { mode: 'amount', label: 'An amount only' },
  ];
  return (
    <fieldset>
      <legend className={styles.legend}>What goes back</legend>
      <div className={styles.stack}>
        {modes.map(({ mode, label, note }) => (
          <Check
            key={mode}
            type="radio"
            name={name}
            label={label}
            note={note}
            checked={form.mode === mode}
            onChange={() => onType({ ...form, mode })}
          />
        ))}
      </div>
    </fieldset>
  );
}
