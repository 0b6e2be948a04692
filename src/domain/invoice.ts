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

export type CancelPermission =
  { readonly allowed: true } | { readonly allowed: false; readonly reason: string };

const TOO_LATE: Readonly<Partial<Record<TransactionStatus, string>>> = {
  'in-review': 'A fraud review must decide on its payment first.',
  'pending-capture': 'Its payment is being captured. Refund it once it is.',
  authorized: 'It is authorized already. Void the hold on its payment instead.',
  failed: 'Its payment failed, so nothing is asked for any more.',
  voided: 'Nothing is asked for any more.',
  blocked: 'Its payment was stopped, so nothing is asked for any more.',
};

/** Whether an invoice can be taken back, and in words why not: only until it is authorized (seed 004, Cancel a payment). */
export function cancelPermission(status: TransactionStatus): CancelPermission {
  if (status === 'waiting' || status === 'pending') return { allowed: true };
  return { allowed: false, reason: TOO_LATE[status] ?? 'It is paid already. Refund its payment instead.' };
}
