import { formatDecimal } from '#domain/money.ts';
import { captureBodyOf, captureLimit, newCaptureForm, readCaptureForm } from '../money/capture-form.ts';
import type { CaptureForm } from '../money/capture-form.ts';
import { useMoneyAction } from '../money/use-money-action.ts';
import type { ActionKind } from '../money/use-money-action.ts';
import { words } from '../story/voice.ts';
import { ActionPanel } from './action-panel.tsx';
import { CaptureEdit } from './capture-edit.tsx';
import { CaptureReview } from './capture-review.tsx';
import type { MoneyPanelProps } from './money-panel.tsx';

const KIND: ActionKind<CaptureForm> = {
  action: 'capture',
  newForm: newCaptureForm,
  isForm: (value): value is CaptureForm => {
    const form = value as Partial<CaptureForm> | null;
    return typeof form?.amount === 'string' && typeof form.descriptor === 'string' && !!form.picks;
  },
  bodyOf: captureBodyOf,
};

/** A capture, in full, by line or by amount. */
export function CapturePanel({ detail, onClose }: MoneyPanelProps) {
  const control = useMoneyAction(KIND, detail);
  const { form } = control.state.draft;
  const read = readCaptureForm(form, detail);
  const amount = read.amount && words(formatDecimal(read.amount), detail);
  return (
    <ActionPanel
      control={control}
      detail={detail}
      action="capture"
      lead={`${words(captureLimit(detail), detail)} is held.`}
      question="What to capture"
      verb={`Capture ${amount ?? ''}`.trim()}
      warning="A capture cannot be taken back, only refunded."
      isSound={captureBodyOf(form, detail) !== null}
      edit={(tried) => (
        <CaptureEdit
          form={form}
          read={read}
          detail={detail}
          fields={control.state.refusal?.fields ?? {}}
          tried={tried}
          onType={control.type}
        />
      )}
      review={<CaptureReview form={form} read={read} detail={detail} />}
      onClose={onClose}
    />
  );
}
