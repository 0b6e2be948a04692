import * as z from 'zod';
import { currency, decimal, metadata, nullableText, pageEnvelope, timestamp } from './wire-common.ts';
import { wireCard } from './wire-transaction.ts';

/** A customer with all that the seeds give of one (seed 003, Customer attributes). */
export const wireFullCustomer = z.object({
  id: z.string(),
  email: nullableText,
  first_name: nullableText,
  last_name: nullableText,
  company_name: nullableText,
  address1: nullableText,
  address2: nullableText,
  city: nullableText,
  state: nullableText,
  zip: nullableText,
  country_code: nullableText,
  phone_number: nullableText,
  balance: z.nullish(decimal),
  currency: z.nullish(currency),
  legal_document: nullableText,
  date_of_birth: nullableText,
  is_business: z.nullish(z.boolean()),
  metadata,
  default_token_id: nullableText,
  transactions_count: z.nullish(z.number()),
  registered_at: z.nullish(timestamp),
  created_at: timestamp,
});
export type WireFullCustomer = z.infer<typeof wireFullCustomer>;

/** A stored way to pay (seed 003, Token attributes); `verification_status` is a text (facts sheet, section 14). */
export const wireToken = z.object({
  id: z.string(),
  customer_id: nullableText,
  card_id: nullableText,
  type: nullableText,
  summary: nullableText,
  description: nullableText,
  verification_status: z.nullish(z.union([z.string(), z.boolean()])),
  is_default: z.nullish(z.boolean()),
  is_chargeable: z.nullish(z.boolean()),
  can_get_balance: z.nullish(z.boolean()),
  card: z.nullish(wireCard),
  created_at: z.nullish(timestamp),
});
export type WireToken = z.infer<typeof wireToken>;

export const customerReply = z.object({ success: z.literal(true), customer: wireFullCustomer });
export const customersReply = z.object({ ...pageEnvelope, customers: z.array(z.unknown()) });
export const tokensReply = z.object({ ...pageEnvelope, tokens: z.array(wireToken) });

/** What is left on a stored voucher (seed 003, Balances; `expiry`: facts sheet, section 6). */
const wireBalance = z.object({ amount: decimal, currency, expiry: z.nullish(timestamp) });
export type WireBalance = z.infer<typeof wireBalance>;
export const balancesReply = z.object({
  success: z.literal(true),
  balances: z.object({ vouchers: z.nullish(z.array(wireBalance)) }),
});
