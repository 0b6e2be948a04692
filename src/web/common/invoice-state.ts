import type { InvoiceState } from '#domain/invoice.ts';
import type { MarkName, Tone } from '#web/ui/mark.tsx';

interface InvoiceStateView {
  readonly word: string;
  readonly mark: MarkName;
  readonly tone: Tone;
}

/** Where an invoice stands, as staff say it. */
export const INVOICE_STATE_VIEWS: Readonly<Record<InvoiceState, InvoiceStateView>> = {
  unpaid: { word: 'Unpaid', mark: 'waiting', tone: 'off' },
  expired: { word: 'Link expired', mark: 'expiring', tone: 'off' },
  processing: { word: 'Processing', mark: 'pending', tone: 'off' },
  authorized: { word: 'Authorized', mark: 'held', tone: 'hold' },
  paid: { word: 'Paid', mark: 'done', tone: 'good' },
  failed: { word: 'Failed', mark: 'failed', tone: 'bad' },
  cancelled: { word: 'Cancelled', mark: 'voided', tone: 'off' },
};
