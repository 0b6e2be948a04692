import { parseMillis } from './time.ts';
import type { TransactionStatus } from './transaction.ts';

/**
 * Where an invoice stands: the way staff ask for it. It follows from its transaction (seed 003, Invoices), and, while
 * nobody has paid, from how long its link may be used (seed 004).
 */
export const INVOICE_STATES = [
  'unpaid',
  'expired',
  'processing',
  'authorized',
  'paid',
  'failed',
  'cancelled',
] as const;
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

export function invoiceState(status: TransactionStatus, isLinkExpired: boolean): InvoiceState {
  const state = STATES[status];
  return state === 'unpaid' && isLinkExpired ? 'expired' : state;
}

/** The statuses that the transactions of invoices in these states have. */
export function statusesOf(states: readonly InvoiceState[]): TransactionStatus[] {
  return (Object.keys(STATES) as TransactionStatus[]).filter((status) =>
    [true, false].some((isLinkExpired) => states.includes(invoiceState(status, isLinkExpired))),
  );
}

const LINK_LIFETIME_MS = 31 * 24 * 60 * 60 * 1000;

/**
 * When the link of an invoice can no longer be used, epoch milliseconds: 31 days after it was made (seed 004, Create
 * payment), unless the invoice says otherwise (RFC 3339).
 */
export function linkExpiresAt(createdAt: number, expires_at: string | null): number {
  const told = expires_at === null ? null : parseMillis(expires_at);
  return told ?? createdAt + LINK_LIFETIME_MS;
}

export function isLinkExpired(expiresAt: number | null, now: number): boolean {
  return expiresAt !== null && expiresAt <= now;
}

/** Whether something may be done with an invoice, and in words why not. */
export type InvoicePermission =
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
export function cancelPermission(status: TransactionStatus, isPaidOut = false): InvoicePermission {
  if (status === 'waiting' || status === 'pending') return { allowed: true };
  if (status === 'completed' && isPaidOut) return { allowed: false, reason: 'Its money went out to a card.' };
  return { allowed: false, reason: TOO_LATE[status] ?? 'It is paid already. Refund its payment instead.' };
}

const NOT_UNPAID: Readonly<Record<Exclude<InvoiceState, 'unpaid'>, string>> = {
  expired: 'Its link has expired. Make a new invoice.',
  processing: 'A payment is under way.',
  authorized: 'It is authorized already. Capture its payment instead.',
  paid: 'It is paid already.',
  failed: 'Its payment failed. Make a new invoice to charge again.',
  cancelled: 'Nothing is asked for any more.',
};

/** Whether a stored card may be charged for an invoice: while nobody has paid, and if it belongs to a customer. */
export function chargePermission(
  status: TransactionStatus,
  hasCustomer: boolean,
  isExpired = false,
): InvoicePermission {
  const state = invoiceState(status, isExpired);
  if (state !== 'unpaid') return { allowed: false, reason: NOT_UNPAID[state] };
  return hasCustomer
    ? { allowed: true }
    : { allowed: false, reason: 'It belongs to no customer, so there is no stored card to charge.' };
}
