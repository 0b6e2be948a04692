import { formatDecimal } from '#domain/money.ts';
import { REFUND_REASONS } from '#domain/transaction.ts';
import {
  needsApproval,
  newRefundForm,
  readRefundForm,
  refundBodyOf,
  refundLimit,
} from '../money/refund-form.ts';
import type { RefundForm } from '../money/refund-form.ts';
import { useMoneyAction } from '../money/use-money-action.ts';
import type { ActionKind } from '../money/use-money-action.ts';
import { words } from '../story/voice.ts';
import { ActionPanel } from './action-panel.tsx';
import type { MoneyPanelProps } from './money-panel.tsx';
import { RefundEdit } from './refund-edit.tsx';
import { RefundReview } from './refund-review.tsx';

const KIND: ActionKind<RefundForm> = {
  action: 'refund',
  newForm: newRefundForm,
  isForm: (value): value is RefundForm => {
    const form = value as Partial<RefundForm> | null;
    return (
      typeof form?.amount === 'string' &&
      typeof form.note === 'string' &&
      !!form.picks &&
      REFUND_REASONS.some((reason) => reason === form.reason)
    );
  },
  bodyOf: refundBodyOf,
};

/** A refund, in full, by line or by amount. */
export function RefundPanel({ detail, onClose }: MoneyPanelProps) {
  const control = useMoneyAction(KIND, detail);
  const { form } = control.state.draft;
  const read = readRefundForm(form, detail);
  const amount = read.amount && words(formatDecimal(read.amount), detail);
  const asks = needsApproval(read.amount, detail);
  return (
    <ActionPanel
      control={control}
      detail={detail}
      action="refund"
      lead={`${words(refundLimit(detail), detail)} can still be refunded.`}
      question="What to refund"
      verb={`${asks ? 'Ask to refund' : 'Refund'} ${amount ?? ''}`.trim()}
      warning={asks ? 'Nothing goes back before it is approved.' : 'A refund cannot be taken back.'}
      isSound={refundBodyOf(form, detail) !== null}
      edit={(tried) => (
        <RefundEdit
          form={form}
          read={read}
          detail={detail}
          fields={control.state.refusal?.fields ?? {}}
          tried={tried}
          onType={control.type}
        />
      )}
      review={<RefundReview form={form} read={read} detail={detail} />}
      onClose={onClose}
    />
  );
}
