import { useState } from 'react';
import type { Approval } from '#contract/approval.ts';
import { amountInWords } from '#web/format/money.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { LongField } from '#web/ui/field.tsx';
import { Refused } from '#web/common/refused.tsx';
import { showToast } from '#web/ui/toast.tsx';
import { useVerdict } from './use-verdict.ts';

interface DeclineDialogProps {
  readonly approval: Approval;
  readonly onClose: () => void;
}

/** Says no, and why: its asker reads the reason. */
export function DeclineDialog({ approval: { intent }, onClose }: DeclineDialogProps) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const verdict = useVerdict(intent, () => {
    showToast('Declined. Nothing was sent.');
    onClose();
  });
  const missing = reason.trim() === '';
  const decline = () => {
    setTried(true);
    if (!missing) verdict.send({ how: 'decline', body: { reason: reason.trim() } });
  };
  return (
    <Dialog
      title={`Decline ${amountInWords(intent.amount ?? '0', intent.currency)}?`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button kind="danger" aria-disabled={verdict.isSending || undefined} onClick={decline}>
            Decline
          </Button>
        </>
      }
    >
      {verdict.refusal && <Refused title="Nothing changed." refusal={verdict.refusal} />}
      <LongField
        label="Reason"
        help={`${intent.actor.name} reads it.`}
        problem={tried && missing ? 'Say why, so that it is not asked for again.' : undefined}
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Dialog>
  );
}
