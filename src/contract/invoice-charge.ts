import * as z from 'zod/mini';
import { currencyCode, decimalText, idOf, time } from './query.ts';

/**
 * POST /api/invoices/{id}/charge, with an Idempotency-Key: pays an invoice with a token that is stored for its customer,
 * without them (a merchant-initiated transaction). `amount` is what the invoice asks for, in major units. With `capture`
 * "later" the amount is only held, until `capture_at` (RFC 3339) or until somebody captures it.
 */
export const invoiceChargeBody = z
  .strictObject({
    version: z.string().check(z.minLength(1), z.maxLength(100)),
    amount: decimalText,
    currency: currencyCode,
    token_id: idOf('token'),
    capture: z.enum(['now', 'later']),
    capture_at: z.optional(time),
  })
  .check(
    z.refine(({ capture, capture_at }) => capture === 'later' || capture_at === undefined, {
      path: ['capture_at'],
      error: 'is for a capture later',
    }),
  );
export type InvoiceChargeBody = z.infer<typeof invoiceChargeBody>;
