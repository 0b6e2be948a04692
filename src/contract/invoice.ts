import * as z from 'zod/mini';
import { INVOICE_STATES } from '#domain/invoice.ts';
import { TRANSACTION_STATUSES } from '#domain/transaction.ts';
import { pageFields } from './page.ts';
import { transactionDetail } from './transaction-detail.ts';

const text = z.nullable(z.string());

/** One row of the list, from the mirror. Amounts are decimal strings in major units of `currency`. */
export const invoiceRow = z.object({
  id: z.string(),
  transaction_id: z.string(),
  created_at: z.string(),
  /** The merchant's own order number, most often. */
  name: z.string(),
  /** As of the reading: an unpaid one moves on by itself when `expires_at` is past. */
  state: z.enum(INVOICE_STATES),
  /** Until when its link may be used; null once it cannot be paid any more, or is paid. */
  expires_at: text,
  /** The status of its transaction, which says more than the state. */
  status: z.enum(TRANSACTION_STATUSES),
  currency: z.string(),
  amount: z.string(),
  captured_amount: z.string(),
  refunded_amount: z.string(),
  customer: z.nullable(z.object({ id: z.string(), name: text, email: text })),
});
export type InvoiceRow = z.infer<typeof invoiceRow>;

/** GET /api/invoices */
export const invoicePage = z.object({ invoices: z.array(invoiceRow), ...pageFields });
export type InvoicePage = z.infer<typeof invoicePage>;

/** GET /api/invoices/count: the exact count, and counts per state with every filter but the state one applied. */
export const invoiceCount = z.object({
  total_count: z.number(),
  by_state: z.record(z.string(), z.number()),
});
export type InvoiceCount = z.infer<typeof invoiceCount>;

const permission = z.union([
  z.object({ allowed: z.literal(true) }),
  z.object({ allowed: z.literal(false), reason: z.string() }),
]);

/** What an invoice says beside its payment. Names of parts are those of seed 003, Invoice attributes; absent ones are null. */
export const invoiceDetail = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(INVOICE_STATES),
  currency: z.string(),
  amount: z.string(),
  created_at: z.string(),
  expires_at: text,
  /** ProcessOut's checkout page: what a customer is sent to pay. */
  url: text,
  statement_descriptor: text,
  merchant_initiator_type: text,
  payment_type: text,
  webhook_url: text,
  return_url: text,
  cancel_url: text,
  shipping: z.nullable(
    z.object({
      amount: text,
      method: text,
      provider: text,
      address: z.array(z.string()),
      /** ISO 3166-1, two letters; not in the address. */
      country_code: text,
    }),
  ),
  tax: z.nullable(z.object({ amount: text, rate: text })),
  risk: z.nullable(z.object({ score: text, is_legit: z.nullable(z.boolean()) })),
  device: z.nullable(z.object({ channel: text, ip_address: text })),
  metadata: z.record(z.string(), z.string()),
  /** It was cancelled, so ProcessOut no longer gives it: what is here is what its payment still says of it. */
  is_gone: z.boolean(),
  /** Whether it can be cancelled, or in words why not. */
  cancel: permission,
  /** Whether a stored card of its customer can be charged for it, or in words why not. */
  charge: permission,
  /** The payment as its own page shows it; its lines tell how far each item was captured and refunded. */
  transaction: transactionDetail,
});
export type InvoiceDetail = z.infer<typeof invoiceDetail>;

export const invoiceDetailReply = z.object({ invoice: invoiceDetail });

/** POST /api/invoices/{id}/cancel: `version` is that of the payment as it was seen. */
export const invoiceCancelBody = z.strictObject({
  version: z.string().check(z.minLength(1), z.maxLength(100)),
});
