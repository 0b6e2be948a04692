import * as z from 'zod/mini';
import { INVOICE_STATES } from '#domain/invoice.ts';
import type { Parsed } from './parse-fields.ts';
import {
  currencyCode,
  cursorsClash,
  decimalText,
  idOf,
  idsOf,
  parseQuery,
  placeShape,
  searchText,
  time,
} from './query.ts';
import { amountChecks } from './transaction-filters.ts';

/** The filters of GET /api/invoices; arrays mean "any of". Amounts are major units and need exactly one currency. */
const filterShape = {
  state: z.optional(z.array(z.enum(INVOICE_STATES))),
  currency: z.optional(z.array(currencyCode)),
  customer_id: z.optional(idOf('customer')),
  amount_gte: z.optional(decimalText),
  amount_lte: z.optional(decimalText),
  created_gte: z.optional(time),
  created_lt: z.optional(time),
  q: z.optional(searchText),
  /** Those of exactly these payments. */
  transaction_id: idsOf('transaction'),
};

export const invoiceListQuery = z.strictObject({ ...filterShape, ...placeShape('invoice') });
export type InvoiceListQuery = z.infer<typeof invoiceListQuery>;

export const invoiceCountQuery = z.strictObject({ ...filterShape, end_before: z.optional(idOf('invoice')) });
export type InvoiceCountQuery = z.infer<typeof invoiceCountQuery>;

const ARRAYS = new Set(['state', 'currency', 'transaction_id']);

/** Reads a list query from an address; on failure names every field that is wrong. */
export function parseInvoiceListQuery(params: URLSearchParams): Parsed<InvoiceListQuery> {
  return parseQuery(
    {
      schema: invoiceListQuery,
      arrays: ARRAYS,
      crossChecks: (query) => ({ ...amountChecks(query), ...cursorsClash(query) }),
    },
    params,
  );
}

export function parseInvoiceCountQuery(params: URLSearchParams): Parsed<InvoiceCountQuery> {
  return parseQuery({ schema: invoiceCountQuery, arrays: ARRAYS, crossChecks: amountChecks }, params);
}
