import * as z from 'zod/mini';
import { customerRow } from './customer.ts';
import { eventRow } from './event.ts';
import { invoiceRow } from './invoice.ts';
import { coverage } from './page.ts';
import { payoutRow } from './payout.ts';
import type { Parsed } from './parse-fields.ts';
import { parseQuery, searchText } from './query.ts';
import { transactionRow } from './transaction.ts';

/** How many rows of each kind come along; the lists have the rest, with the same `q`. */
export const SEARCH_ROWS = 5;

/** `coverage` says whether an empty group means that there is none, or that it is not mirrored yet. */
const groupFields = { has_more: z.boolean(), coverage };

const group = z.discriminatedUnion('type', [
  z.object({ type: z.literal('transactions'), rows: z.array(transactionRow), ...groupFields }),
  z.object({ type: z.literal('invoices'), rows: z.array(invoiceRow), ...groupFields }),
  z.object({ type: z.literal('customers'), rows: z.array(customerRow), ...groupFields }),
  z.object({ type: z.literal('payouts'), rows: z.array(payoutRow), ...groupFields }),
  z.object({ type: z.literal('events'), rows: z.array(eventRow), ...groupFields }),
]);
export type SearchGroup = z.infer<typeof group>;

/** GET /api/search?q=: from the mirror, every group is there, empty or not, newest rows first. */
export const searchReply = z.object({
  /** What `q` names when it is an id, mirrored or not: there is nothing to choose from. */
  jump: z.nullable(z.object({ kind: z.string(), id: z.string() })),
  groups: z.array(group),
});
export type SearchReply = z.infer<typeof searchReply>;

const searchQuery = z.strictObject({ q: searchText });

/** Reads the query from an address; on failure names every field that is wrong. */
export function parseSearchQuery(params: URLSearchParams): Parsed<z.infer<typeof searchQuery>> {
  return parseQuery({ schema: searchQuery, arrays: new Set() }, params);
}
