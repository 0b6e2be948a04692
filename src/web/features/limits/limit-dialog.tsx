import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RefundLimitView } from '#contract/limits.ts';
import { ROLE_WORDS } from '#domain/access.ts';
import { ApiError } from '#web/api/api-error.ts';
import { limitsQuery, sendLimit } from '#web/api/limit-queries.ts';
import { amountInWords } from '#web/format/money.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Field } from '#web/ui/field.tsx';
import { Refused } from '#web/common/refused.tsx';
import { showToast } from '#web/ui/toast.tsx';
import { setBy } from './limit-words.ts';

interface LimitDialogProps {
  readonly limit: RefundLimitView;
  readonly onClose: () => void;
}

/** Two amounts; what is wrong with them the backend says beside their fields. */
export function LimitDialog({ limit, onClose }: LimitDialogProps) {
  const { role, currency } = limit;
  const [perRefund, setPerRefund] = useState(limit.per_refund);
  const [perDay, setPerDay] = useState(limit.per_day);
  const client = useQueryClient();
  const sending = useMutation({
    mutationFn: () => sendLimit({ role, currency, per_refund: perRefund.trim(), per_day: perDay.trim() }),
    onSuccess: (limits) => {
      client.setQueryData(limitsQuery().queryKey, limits);
      showToast('The limit counts from now on.');
      onClose();
    },
  });
  const inWords = (amount: string) => amountInWords(amount, currency);
  const { error } = sending;
  const fields = error instanceof ApiError ? error.fields : {};
  const save = () => {
    if (!sending.isPending) sending.mutate();
  };
  return (
    <Dialog
      title={`What ${ROLE_WORDS[role].toLowerCase()} may refund alone in ${currency}`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" aria-disabled={sending.isPending || undefined} onClick={save}>
            Save
          </Button>
        </>
      }
    >
      {error && Object.keys(fields).length === 0 && (
        <Refused
          title="Nothing was changed."
          refusal={{ message: error.message, requestId: error instanceof ApiError ? error.requestId : null }}
        />
      )}
      <p>
        {`Now ${inWords(limit.per_refund)} a refund and ${inWords(limit.per_day)} in 24 hours, set by ${setBy(limit)}.`}
      </p>
      <Field
        label="Per refund"
        note={currency}
        numeric
        value={perRefund}
        problem={fields['per_refund']}
        onChange={(event) => setPerRefund(event.target.value)}
      />
      <Field
        label="In 24 hours, all refunds together"
        note={currency}
        numeric
        help="0 has every refund approved by a second person."
        value={perDay}
        problem={fields['per_day']}
        onChange={(event) => setPerDay(event.target.value)}
      />
    </Dialog>
  );
}
