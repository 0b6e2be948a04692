import type { TransactionDetail } from '#contract/transaction-detail.ts';
import { refundLimit } from '../money/refund-form.ts';
import type { RefundForm, RefundMode } from '../money/refund-form.ts';
import { words } from '../story/voice.ts';
import { RadioGroup } from './radio-group.tsx';

interface RefundModesProps {
  readonly form: RefundForm;
  readonly detail: TransactionDetail;
  readonly onType: (form: RefundForm) => void;
}

/** How a refund is meant: what ProcessOut records of the order follows from it. */
export function RefundModes({ form, detail, onType }: RefundModesProps) {
  return (
    <RadioGroup<RefundMode>
      legend="What goes back"
      options={[
        { value: 'all', label: 'Everything that is left', note: words(refundLimit(detail), detail) },
        { value: 'lines', label: 'Some lines of the order' },
        { value: 'amount', label: 'An amount only' },
      ]}
      value={form.mode}
      onChoose={(mode) => onType({ ...form, mode })}
    />
  );
}
