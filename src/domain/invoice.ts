import type { TransactionStatus } from './transaction.ts';

/** Where an invoice stands: the way staff ask for it. It follows from its transaction alone (seed 003, Invoices). */
export const INVOICE_STATES = ['unpaid', 'processing', 'authorized', 'paid', 'failed', 'cancelled'] as const;
export type InvoiceState = (typeof INVOICE_STATES)[number];

const STATES: Readonly<Record<TransactionStatus, InvoiceState>> = {
  waiting: 'unpaid',
  pending: 'processing',
  'in-review': 'processing',
  'pending-capture': 'processing',
  authorized: 'authorized',
  completed: 'paid',
  refunded: 'paid',
  'retrieval-request': 'paid',
  'fraud-notification': 'paid',
  'chargeback-initiated': 'paid',
  solved: 'paid',
  reversed: 'paid',
  failed: 'failed',
  voided: 'cancelled',
  blocked: 'cancelled',
};

export function invoiceState(status: TransactionStatus): InvoiceState {
  return STATES[status];
}

/** The statuses that the transactions of invoices in these states have. */
export function statusesOf(states: readonly InvoiceState[]): TransactionStatus[] {
  return (Object.keys(STATES) as TransactionStatus[]).filter((status) => states.includes(STATES[status]));
}
