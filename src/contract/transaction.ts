import * as z from 'zod/mini';
import { TRANSACTION_STATUSES } from '#domain/transaction.ts';
import { pageFields } from './page.ts';

const text = z.nullable(z.string());

/** One row of the list, from the mirror. Amounts are decimal strings in major units of `currency`. */
export const transactionRow = z.object({
  id: z.string(),
  created_at: z.string(),
  status: z.enum(TRANSACTION_STATUSES),
  /** The invoice's name: the merchant's own order number, most often. */
  name: z.string(),
  invoice_id: text,
  currency: z.string(),
  amount: z.string(),
  authorized_amount: z.string(),
  captured_amount: z.string(),
  refunded_amount: z.string(),
  available_amount: z.string(),
  /** When the hold lapses (RFC 3339), while the status is authorized. */
  authorized_until: text,
  customer: z.nullable(z.object({ id: z.string(), name: text, email: text })),
  card: z.nullable(z.object({ scheme: text, last_4_digits: text })),
  /** Names of the gateways tried, in order; the last one is the one that was used. */
  gateways: z.array(z.string()),
  error_code: text,
});
export type TransactionRow = z.infer<typeof transactionRow>;

/** GET /api/transactions */
export const transactionPage = z.object({ transactions: z.array(transactionRow), ...pageFields });
export type TransactionPage = z.infer<typeof transactionPage>;

/** GET /api/transactions/count: the exact count, and counts per status with every filter but the status one applied. */
export const transactionCount = z.object({
  total_count: z.number(),
  by_status: z.record(z.string(), z.number()),
});
export type TransactionCount = z.infer<typeof transactionCount>;

const option = z.object({ value: z.string(), count: z.number() });

/** GET /api/transactions/options: the values that occur, for the filter menus, most frequent first. */
export const transactionOptions = z.object({
  currencies: z.array(option),
  gateways: z.array(option),
  schemes: z.array(option),
});
export type TransactionOptions = z.infer<typeof transactionOptions>;
