import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CustomerDetail } from '#contract/customer.ts';
import type { InvoiceDetail } from '#contract/invoice.ts';
import { customerDetailQuery } from '#web/api/customer-queries.ts';
import { useOnline } from '#web/common/use-online.ts';
import { amountInWords } from '#web/format/money.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Refused } from '#web/common/refused.tsx';
import { ChargeFields } from './charge-fields.tsx';
import { ChargeOutcome } from './charge-outcome.tsx';
import { useCharge } from './use-charge.ts';
import type { ChargeForm } from './use-charge.ts';

interface ChargeDialogProps {
  readonly invoice: InvoiceDetail;
  readonly onClose: () => void;
}

/** Pays an invoice with a card that is stored for its customer: which one, when, and what became of it. */
export function ChargeDialog({ invoice, onClose }: ChargeDialogProps) {
  const { customer } = invoice.transaction;
  const { data, error } = useQuery(customerDetailQuery(customer?.id ?? ''));
  const { sending, failure, isLost, intent, settled, submit, changed } = useCharge(invoice);
  const [typed, setTyped] = useState<Partial<ChargeForm>>({});
  const online = useOnline();
  const form: ChargeForm = { tokenId: firstChoice(data), capture: 'now', captureAt: '', ...typed };
  const sum = amountInWords(invoice.amount, invoice.currency);
  const refused = !invoice.charge.allowed && intent === null;
  const stopped = sending || !online || form.tokenId === '' || (refused && !isLost);
  return (
    <Dialog
      title={`Charge ${sum} to a stored card`}
      onClose={onClose}
      actions={
        intent ? (
          <Button kind={settled ? 'primary' : 'plain'} onClick={onClose}>
            {settled ? 'Done' : 'Close'}
          </Button>
        ) : (
          <>
            {!online && <p>You are offline. Nothing can be sent.</p>}
            <Button onClick={onClose}>Leave it</Button>
            <Button
              kind="primary"
              aria-disabled={stopped || undefined}
              onClick={() => {
                if (!stopped) void submit(form);
              }}
            >
              {sending ? 'Waiting for the answer …' : isLost ? 'Ask again' : verbOf(form, sum)}
            </Button>
          </>
        )
      }
    >
      {intent ? (
        <ChargeOutcome intent={intent} />
      ) : isLost ? (
        <Notice tone="warn" title="No answer came">
          It may or may not have been taken. Ask again: the request carries the same key, so it happens at
          most once.
        </Notice>
      ) : (
        <>
          {failure && <Refused title="Nothing was charged." refusal={failure} />}
          {error && !data && <Notice tone="warn" title={error.message} />}
          {refused && !invoice.charge.allowed && <Notice tone="warn" title={invoice.charge.reason} />}
          <ChargeFields
            tokens={data?.tokens}
            form={form}
            problems={failure?.fields ?? {}}
            type={(change) => {
              setTyped({ ...typed, ...change });
              changed();
            }}
          />
          {invoice.merchant_initiator_type === null && (
            <p>
              This invoice was not made for charges without the customer: their bank may ask them to confirm,
              and nobody is there to do so.
            </p>
          )}
        </>
      )}
    </Dialog>
  );
}

/** The default, else the newest that can be charged. */
function firstChoice(customer: CustomerDetail | undefined): string {
  const good = (customer?.tokens ?? []).filter(({ is_chargeable }) => is_chargeable !== false);
  return (good.find(({ is_default }) => is_default) ?? good.at(-1))?.id ?? '';
}

function verbOf({ capture }: ChargeForm, sum: string): string {
  return capture === 'now' ? `Charge ${sum} now` : `Hold ${sum}`;
}
