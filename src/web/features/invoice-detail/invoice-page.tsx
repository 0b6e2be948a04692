import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { InvoiceDetail } from '#contract/invoice.ts';
import type { InvoiceState } from '#domain/invoice.ts';
import { isPaidOut } from '#domain/transaction.ts';
import { Actions } from '#web/common/detail/actions.tsx';
import { PageHead } from '#web/common/detail/page-head.tsx';
import layout from '#web/common/detail/two-columns.module.css';
import { invoiceView } from '#web/common/invoice-state.ts';
import { useZone } from '#web/common/preferences.ts';
import { useNow } from '#web/common/use-now.ts';
import { longDay, timeOfDay } from '#web/format/date.ts';
import { amountInWords } from '#web/format/money.ts';
import { Amount } from '#web/ui/amount.tsx';
import buttons from '#web/ui/button.module.css';
import { Notice } from '#web/ui/notice.tsx';
import { SectionBoundary } from '#web/ui/section-boundary.tsx';
import { StatusBadge } from '#web/ui/status.tsx';
import { AboutInvoice } from './about-invoice.tsx';
import { CancelDialog } from './cancel-dialog.tsx';
import { ChargeDialog } from './charge-dialog.tsx';
import styles from './invoice-page.module.css';
import { PaymentLink } from './payment-link.tsx';

interface InvoicePageProps {
  readonly invoice: InvoiceDetail;
  /** Set when what is shown could not be read again. */
  readonly readError: Error | null;
  readonly children: ReactNode;
}

export function InvoicePage({ invoice, readError, children }: InvoicePageProps) {
  const zone = useZone();
  const now = useNow();
  const at = Date.parse(invoice.created_at);
  const [asked, setAsked] = useState<'charge' | 'cancel' | null>(null);
  return (
    <div className={layout.page}>
      <PageHead
        title={
          <>
            <Amount value={invoice.amount} currency={invoice.currency} isHeadline />
            <StatusBadge status={{ ...stateOf(invoice), detail: null }} />
          </>
        }
        lead={leadOf(invoice)}
        context={`Invoice ${invoice.name}, made on ${longDay(zone, at, now)} at ${timeOfDay(zone, at)}.`}
      >
        <Actions
          lead={
            <Link
              to="/transactions/$transactionId"
              params={{ transactionId: invoice.transaction.id }}
              className={`${buttons.button} ${buttons.primary}`}
            >
              Open its payment
            </Link>
          }
          actions={[
            {
              name: 'Charge',
              refused: invoice.charge.allowed ? null : invoice.charge.reason,
              onPress: () => setAsked('charge'),
            },
            {
              name: 'Cancel',
              refused: invoice.cancel.allowed ? null : invoice.cancel.reason,
              onPress: () => setAsked('cancel'),
            },
          ]}
        />
      </PageHead>
      {asked === 'cancel' && <CancelDialog invoice={invoice} onClose={() => setAsked(null)} />}
      {asked === 'charge' && <ChargeDialog invoice={invoice} onClose={() => setAsked(null)} />}
      <div className={styles.notices}>
        {invoice.is_gone && <Gone invoice={invoice} />}
        {readError && (
          <Notice tone="warn" title="This invoice could not be read again.">
            It shows what was known before. {readError.message}
          </Notice>
        )}
      </div>
      <div className={layout.columns}>
        <div>
          {invoice.state === 'unpaid' && invoice.url !== null && (
            <SectionBoundary what="The payment link">
              <PaymentLink url={invoice.url} />
            </SectionBoundary>
          )}
          {children}
        </div>
        <aside className={layout.side} aria-label="About this invoice">
          <AboutInvoice invoice={invoice} />
        </aside>
      </div>
    </div>
  );
}

/** A cancelled invoice is gone at ProcessOut; one that was cancelled during 3D Secure may still see an end. */
function Gone({ invoice: { state } }: { readonly invoice: InvoiceDetail }) {
  return (
    <Notice tone="plain" title="This invoice was cancelled.">
      {state === 'processing'
        ? 'Somebody was confirming the payment with their bank at that time. If it still goes through, the money is released within an hour.'
        : state === 'authorized'
          ? 'The payment went through at that very time. The money is released within an hour.'
          : 'ProcessOut keeps no more of it than what its payment says, which is shown here.'}
    </Notice>
  );
}

/** One sentence that a customer could be told. */
const stateOf = ({ state, transaction: { status, amount } }: InvoiceDetail) =>
  invoiceView({ state, status, amount });

function leadOf({ state, amount, currency, transaction }: InvoiceDetail): string {
  const sum = amountInWords(amount, currency);
  const captured = amountInWords(transaction.captured_amount, currency);
  if (state === 'paid' && isPaidOut(transaction)) return `${sum} was paid out to a card.`;
  const says: Record<InvoiceState, string> = {
    unpaid: `${sum} is asked for; nobody has paid yet.`,
    expired: `${sum} was asked for, and the link expired before anybody paid. To ask again, make a new invoice.`,
    processing: `A payment of ${sum} is under way.`,
    authorized: `${amountInWords(transaction.authorized_amount, currency)} is held; nothing is captured yet.`,
    paid: captured === sum ? `${sum} was paid.` : `${captured} of ${sum} was paid.`,
    failed: `The payment of ${sum} failed. No money was taken.`,
    cancelled: `${sum} is not asked for any more. No money was taken.`,
  };
  return says[state];
}
