import * as z from 'zod/mini';
import { parseMoney } from '#domain/money.ts';
import { currencyCode, idOf } from './query.ts';

/** Limits of seed 003, Invoice and InvoiceDetail attributes. */
export const NAME_LENGTH = 80;
export const MOST_ITEMS = 100;
export const MERCHANT_INITIATOR_TYPES = ['one-off', 'recurring'] as const;

const name = z
  .string()
  .check(
    z.trim(),
    z.minLength(1, 'is missing'),
    z.maxLength(NAME_LENGTH, `is longer than ${String(NAME_LENGTH)} characters`),
  );
const decimalText = z.string().check(z.regex(/^\d{1,15}(\.\d{1,4})?$/, 'is not an amount such as 12.50'));
const descriptor = z
  .string()
  .check(
    z.minLength(1, 'is empty'),
    z.maxLength(22, 'is longer than 22 characters'),
    z.regex(/^[A-Za-z0-9 ./]*$/, 'may hold letters, digits, spaces, dots and slashes'),
  );

const item = z.strictObject({
  name,
  /** Of one, in major units. */
  amount: decimalText,
  quantity: z.int().check(z.gte(1, 'is less than one'), z.lte(100_000, 'is more than 100,000')),
});
export type NewItem = z.infer<typeof item>;

/** POST /api/invoices, with an Idempotency-Key: one form makes one invoice. Amounts are decimal strings, major units. */
export const invoiceCreateBody = z.strictObject({
  name,
  amount: decimalText,
  currency: currencyCode,
  customer_id: z.optional(idOf('customer')),
  statement_descriptor: z.optional(descriptor),
  /** Paid by charging a stored card without the customer (seed 003, Invoice attributes). */
  merchant_initiator_type: z.optional(z.enum(MERCHANT_INITIATOR_TYPES)),
  /** None, or all: what they come to is the amount. */
  items: z.array(item).check(z.maxLength(MOST_ITEMS, `are more than ${String(MOST_ITEMS)}`)),
});
export type InvoiceCreateBody = z.infer<typeof invoiceCreateBody>;

/** What is wrong although each field parses: decimals that the currency does not have, items that do not add up. */
export function invoiceCreateChecks({ amount, currency, items }: InvoiceCreateBody): Record<string, string> {
  const total = parseMoney(amount, currency);
  if (!total.ok) return { amount: `has more decimals than ${currency} has` };
  if (total.value.minor <= 0n) return { amount: 'must be more than zero' };
  let sum = 0n;
  for (const { amount: price, quantity } of items) {
    const parsed = parseMoney(price, currency);
    if (!parsed.ok) return { items: `have amounts with more decimals than ${currency} has` };
    sum += parsed.value.minor * BigInt(quantity);
  }
  return items.length > 0 && sum !== total.value.minor ? { items: 'do not add up to the amount' } : {};
}

export const invoiceCreatedReply = z.object({ invoice: z.object({ id: z.string(), name: z.string() }) });
