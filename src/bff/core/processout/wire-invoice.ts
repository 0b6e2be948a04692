import * as z from 'zod';
import { currency, decimal, metadata, nullableText, timestamp } from './wire-common.ts';

const textOrNumber = z.nullish(z.union([z.string(), z.number()]));

/** An invoice with what the seeds give of one beside its payment (seed 003, Invoice attributes). */
export const wireFullInvoice = z.object({
  id: z.string(),
  transaction_id: nullableText,
  customer_id: nullableText,
  name: z.string(),
  amount: decimal,
  currency,
  url: nullableText,
  /** Not in the seeds (facts sheet, section 6). */
  expires_at: z.nullish(timestamp),
  statement_descriptor: nullableText,
  merchant_initiator_type: nullableText,
  payment_type: nullableText,
  webhook_url: nullableText,
  return_url: nullableText,
  cancel_url: nullableText,
  shipping: z.nullish(
    z.object({
      amount: z.nullish(decimal),
      method: nullableText,
      provider: nullableText,
      address1: nullableText,
      address2: nullableText,
      zip: nullableText,
      city: nullableText,
      state: nullableText,
      country_code: nullableText,
    }),
  ),
  tax: z.nullish(z.object({ amount: z.nullish(decimal), rate: textOrNumber })),
  risk: z.nullish(z.object({ score: textOrNumber, is_legit: z.nullish(z.boolean()) })),
  device: z.nullish(z.object({ channel: nullableText, ip_address: nullableText })),
  metadata,
  created_at: timestamp,
});
export type WireFullInvoice = z.infer<typeof wireFullInvoice>;

export const invoiceReply = z.object({ success: z.literal(true), invoice: wireFullInvoice });
