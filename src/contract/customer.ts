import * as z from 'zod/mini';
import { pageFields } from './page.ts';

const text = z.nullable(z.string());

/** One row of the list, from the mirror. */
export const customerRow = z.object({
  id: z.string(),
  created_at: z.string(),
  name: text,
  email: text,
  country_code: text,
  /** What their balance is kept in; set once, then never changed (seed 003, Customer attributes). */
  currency: text,
  transactions_count: z.nullable(z.number()),
});
export type CustomerRow = z.infer<typeof customerRow>;

/** GET /api/customers */
export const customerPage = z.object({ customers: z.array(customerRow), ...pageFields });
export type CustomerPage = z.infer<typeof customerPage>;

/** GET /api/customers/count */
export const customerCount = z.object({ total_count: z.number() });
export type CustomerCount = z.infer<typeof customerCount>;

const option = z.object({ value: z.string(), count: z.number() });

/** GET /api/customers/options: the values that occur, for the filter menus, most frequent first. */
export const customerOptions = z.object({ countries: z.array(option), currencies: z.array(option) });
export type CustomerOptions = z.infer<typeof customerOptions>;

/** What they paid in one currency, from the mirrored payments; currencies are never added. Decimal strings, major units. */
const total = z.object({
  currency: z.string(),
  payments: z.number(),
  captured: z.string(),
  refunded: z.string(),
  /** Captured minus refunded. */
  kept: z.string(),
  disputed: z.number(),
  failed: z.number(),
});
export type CustomerTotal = z.infer<typeof total>;

/** A stored way to pay (seed 003, Token attributes): masked, as ProcessOut gives it. */
const token = z.object({
  id: z.string(),
  type: text,
  summary: text,
  description: text,
  is_default: z.boolean(),
  is_chargeable: z.nullable(z.boolean()),
  /** success, pending, failed, not-requested or unknown; null where ProcessOut says nothing. */
  verification_status: text,
  /** The month after whose end the card is no longer valid, such as "2027-03"; null for what is no card. */
  expires: text,
  can_get_balance: z.boolean(),
  created_at: text,
});
export type CustomerToken = z.infer<typeof token>;

/** GET /api/customers/{id}: read live from ProcessOut; the totals come from the mirror. */
export const customerDetail = z.object({
  id: z.string(),
  read_at: z.string(),
  created_at: text,
  registered_at: text,
  name: text,
  email: text,
  phone_number: text,
  address: z.array(z.string()),
  country_code: text,
  currency: text,
  balance: text,
  is_business: z.nullable(z.boolean()),
  legal_document: text,
  date_of_birth: text,
  /** Changes with anything that people may change: an edit names the one it was made from. */
  version: z.string(),
  /** What people may change, one by one; null where nothing is known. */
  facts: z.record(z.string(), z.nullable(z.union([z.string(), z.boolean()]))),
  /** Mirrored invoices of theirs that nobody has paid yet. */
  unpaid_invoices: z.number(),
  transactions_count: z.nullable(z.number()),
  metadata: z.record(z.string(), z.string()),
  tokens: z.array(token),
  totals: z.array(total),
});
export type CustomerDetail = z.infer<typeof customerDetail>;

export const customerDetailReply = z.object({ customer: customerDetail });

/** GET /api/customers/{id}/balances: what stored vouchers hold, decimal strings in major units (seed 003, Balances). */
export const customerBalances = z.object({
  balances: z.array(
    z.object({ token_id: z.string(), amount: z.string(), currency: z.string(), expires_at: text }),
  ),
});
export type CustomerBalances = z.infer<typeof customerBalances>;
