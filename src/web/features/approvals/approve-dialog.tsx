import { useQuery } from '@tanstack/react-query';
import type { Approval, ApprovalReply } from '#contract/approval.ts';
import type { Intent } from '#contract/intent.ts';
import { approvalQuery } from '#web/api/approval-queries.ts';
import { Fact } from '#web/common/detail/facts.tsx';
import facts from '#web/common/detail/facts.module.css';
import { reasonWords } from '#web/common/refund-reasons.ts';
import { statusWord } from '#web/common/transaction-status.ts';
import { amountInWords } from '#web/format/money.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Refused } from '#web/common/refused.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { showToast } from '#web/ui/toast.tsx';
import styles from './approvals.module.css';
import { useVerdict } from './use-verdict.ts';

interface ApproveDialogProps {
  readonly approval: Approval;
  readonly onClose: () => void;
}

/** What the asker saw beside what is now, then exactly what was asked for. */
export function ApproveDialog({ approval: { intent }, onClose }: ApproveDialogProps) {
  const { data, error } = useQuery(approvalQuery(intent.id));
  const verdict = useVerdict(intent, (decided) => {
    showToast(outcome(decided));
    onClose();
  });
  const refund = data?.transaction.actions.refund;
  const possible = refund?.allowed === true;
  const amount = amountInWords(intent.amount ?? '0', intent.currency);
  return (
    <Dialog
      title={`Refund ${amount}?`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button
            kind="primary"
            aria-disabled={!possible || verdict.isSending || undefined}
            onClick={() => {
              if (data && possible)
                verdict.send({ how: 'approve', body: { version: data.transaction.version } });
            }}
          >
            {`Approve ${amount}`}
          </Button>
        </>
      }
    >
      <p>{`${intent.actor.name} asks for it: ${reasonWords(intent.reason)}. Approved, it is sent at once.`}</p>
      {verdict.refusal && <Refused title="Nothing was sent." refusal={verdict.refusal} />}
      {error && (
        <Refused
          title="The payment could not be read."
          refusal={{ message: error.message, requestId: null }}
        />
      )}
      {data && <Asked reply={data} />}
      {data ? <Comparison reply={data} /> : !error && <Skeleton width={4} />}
      {refund && !refund.allowed && (
        <Notice tone="warn" title="It cannot be made any more.">
          {refund.reason}
        </Notice>
      )}
    </Dialog>
  );
}

function outcome({ state, message }: Intent): string {
  if (state === 'done') return 'Approved, and refunded.';
  if (state === 'failed') return `Approved, but it failed: ${message ?? 'ProcessOut gave no reason.'}`;
  return 'Approved, and sent; not confirmed yet.';
}

/** What exactly was asked for, as the asker checked it. */
function Asked({ reply: { approval, transaction } }: { readonly reply: ApprovalReply }) {
  const { information, invoice_detail_ids: ids } = approval.intent;
  const lines = transaction.lines.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
  const none = transaction.lines.length === 0 ? null : 'None: this refund is about an amount only';
  return (
    <dl className={facts.list}>
      <Fact label="Order">{transaction.name}</Fact>
      <Fact label="Customer">{transaction.customer?.name}</Fact>
      <Fact label="Lines">{lines.length === 0 ? none : lines.join(', ')}</Fact>
      <Fact label="Note">{information}</Fact>
    </dl>
  );
}

/** Said as a table: four facts, then and now, the changed ones marked in words. */
function Comparison({ reply: { approval, transaction } }: { readonly reply: ApprovalReply }) {
  const { seen, intent } = approval;
  const sum = (text: string) => amountInWords(text, intent.currency);
  const rows = [
    ['Status', statusWord(seen.status), statusWord(transaction.status)],
    ['Captured', sum(seen.captured_amount), sum(transaction.captured_amount)],
    ['Refunded', sum(seen.refunded_amount), sum(transaction.refunded_amount)],
    ['Left to refund', sum(seen.available_amount), sum(transaction.available_amount)],
  ] as const;
  const changed = rows.some(([, then, now]) => then !== now);
  return (
    <>
      <p className={styles.quiet} role="status">
        {changed ? 'The payment changed since it was asked for.' : 'Nothing changed since it was asked for.'}
      </p>
      <table className={styles.comparison}>
        <thead>
          <tr>
            <th scope="col">Payment</th>
            <th scope="col">When asked for</th>
            <th scope="col">Now</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([what, then, now]) => (
            <tr key={what} data-changed={then === now ? undefined : ''}>
              <th scope="row">{what}</th>
              <td>{then}</td>
              <td>{then === now ? now : <strong>{`${now} (changed)`}</strong>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
