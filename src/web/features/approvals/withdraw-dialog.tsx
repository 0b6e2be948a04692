import type { Approval } from '#contract/approval.ts';
import { amountInWords } from '#web/format/money.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Refused } from '#web/common/refused.tsx';
import { showToast } from '#web/ui/toast.tsx';
import { useVerdict } from './use-verdict.ts';

interface WithdrawDialogProps {
  readonly approval: Approval;
  readonly onClose: () => void;
}

/** Its asker takes it back before anybody decided. */
export function WithdrawDialog({ approval: { intent }, onClose }: WithdrawDialogProps) {
  const verdict = useVerdict(intent, () => {
    showToast('Taken back. Nothing was sent.');
    onClose();
  });
  return (
    <Dialog
      title={`Take back the refund of ${amountInWords(intent.amount ?? '0', intent.currency)}?`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Let it wait</Button>
          <Button
            kind="danger"
            aria-disabled={verdict.isSending || undefined}
            onClick={() => verdict.send({ how: 'withdraw', body: {} })}
          >
            Take it back
          </Button>
        </>
      }
    >
      {verdict.refusal && <Refused title="Nothing changed." refusal={verdict.refusal} />}
      <p>Nothing was sent yet, and nothing will be. It can be asked for again.</p>
    </Dialog>
  );
}
