import { useQueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { invoiceDetailReply } from '#contract/invoice.ts';
import type { InvoiceDetail } from '#contract/invoice.ts';
import { post } from '#web/api/client.ts';
import { invoiceDetailQuery } from '#web/api/invoice-queries.ts';
import { useOnline } from '#web/common/use-online.ts';
import { useWrite } from '#web/common/use-write.ts';
import { amountInWords } from '#web/format/money.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Refused } from '#web/common/refused.tsx';
import { showToast } from '#web/ui/toast.tsx';

interface CancelDialogProps {
  readonly invoice: InvoiceDetail;
  readonly onClose: () => void;
}

/** Takes an invoice back: one question with its consequence, and the answer in the same place. */
export function CancelDialog({ invoice, onClose }: CancelDialogProps) {
  const client = useQueryClient();
  const online = useOnline();
  const { id, name, cancel, transaction } = invoice;
  const { queryKey } = invoiceDetailQuery(id);
  // What moved on meanwhile is shown on the page behind; the next press is about the invoice as it is now.
  const { sending, failure, send } = useWrite(({ body }) => {
    const fresh = z.safeParse(invoiceDetailReply, body);
    if (fresh.success) client.setQueryData(queryKey, fresh.data.invoice);
  });
  const stopped = sending || !online || !cancel.allowed;

  async function press(): Promise<void> {
    const body = { version: transaction.version };
    const done = await send((key) =>
      post(invoiceDetailReply, `/invoices/${encodeURIComponent(id)}/cancel`, body, key),
    );
    if (done === null) return;
    client.setQueryData(queryKey, done.value.invoice);
    void client.invalidateQueries({ queryKey: ['invoices', 'count'] });
    showToast(`Invoice ${name} cancelled`);
    onClose();
  }

  return (
    <Dialog
      title={`Cancel invoice ${name}?`}
      onClose={onClose}
      actions={
        <>
          {!online && <p>You are offline. Nothing can be sent.</p>}
          <Button onClick={onClose}>Keep it</Button>
          <Button
            kind="danger"
            aria-disabled={stopped || undefined}
            onClick={() => {
              if (!stopped) void press();
            }}
          >
            {sending ? 'Cancelling it …' : 'Cancel the invoice'}
          </Button>
        </>
      }
    >
      {failure && <Refused title="It is not cancelled" refusal={failure} />}
      <p>{consequence(invoice)}</p>
    </Dialog>
  );
}

function consequence({ amount, currency, cancel, transaction }: InvoiceDetail): string {
  if (!cancel.allowed) return cancel.reason;
  const sum = amountInWords(amount, currency);
  const end = `Its link stops working: nobody can pay ${sum} with it any more. This cannot be taken back.`;
  // Seed 004, Cancel a payment.
  return transaction.status === 'pending'
    ? `${end} Somebody may be confirming the payment with their bank right now; if that still goes through, the money is released within an hour.`
    : end;
}
