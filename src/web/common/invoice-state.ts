import type { InvoiceState } from '#domain/invoice.ts';
import { isPaidOut } from '#domain/transaction.ts';
import type { TransactionStatus } from '#domain/transaction.ts';
import type { MarkName, Tone } from '#web/ui/mark.tsx';
import { PAID_OUT } from './transaction-status.ts';

interface InvoiceStateView {
  readonly word: string;
  readonly mark: MarkName;
  readonly tone: Tone;
}

/** Where invoices stand, as staff say it. */
export const INVOICE_STATE_VIEWS: Readonly<Record<InvoiceState, InvoiceStateView>> = {
  unpaid: { word: 'Unpaid', mark: 'waiting', tone: 'off' },
  expired: { word: 'Link expired', mark: 'expiring', tone: 'off' },
  processing: { word: 'Processing', mark: 'pending', tone: 'off' },
  authorized: { word: 'Authorized', mark: 'held', tone: 'hold' },
  paid: { word: 'Paid', mark: 'done', tone: 'good' },
  failed: { word: 'Failed', mark: 'failed', tone: 'bad' },
  cancelled: { word: 'Cancelled', mark: 'voided', tone: 'off' },
};

/** Where one invoice stands: nobody paid it whose amount went out to a card. `amount` is that of its payment. */
export function invoiceView(invoice: {
  readonly state: InvoiceState;
  readonly status: TransactionStatus;
  readonly amount: string;
}): InvoiceStateView {
  return invoice.state === 'paid' && isPaidOut(invoice) ? PAID_OUT : INVOICE_STATE_VIEWS[invoice.state];
}
