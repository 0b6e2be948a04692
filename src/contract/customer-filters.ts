import * as z from 'zod/mini';
import type { Parsed } from './parse-fields.ts';
import {
  currencyCode,
  cursorsClash,
  idOf,
  idsOf,
  parseQuery,
  placeShape,
  searchText,
  time,
} from './query.ts';

const countryCode = z.string().check(z.regex(/^[A-Z]{2}$/, 'is not an ISO 3166 country code'));

/** The filters of GET /api/customers; arrays mean "any of". */
const filterShape = {
  country: z.optional(z.array(countryCode)),
  currency: z.optional(z.array(currencyCode)),
  created_gte: z.optional(time),
  created_lt: z.optional(time),
  /** An id, or beginnings of words of the name or the e-mail address. */
  q: z.optional(searchText),
  id: idsOf('customer'),
};

export const customerFilters = z.strictObject(filterShape);
export type CustomerFilters = z.infer<typeof customerFilters>;

export const customerListQuery = z.strictObject({ ...filterShape, ...placeShape('customer') });
export type CustomerListQuery = z.infer<typeof customerListQuery>;

export const customerCountQuery = z.strictObject({
  ...filterShape,
  end_before: z.optional(idOf('customer')),
});
export type CustomerCountQuery = z.infer<typeof customerCountQuery>;

const ARRAYS = new Set(['country', 'currency', 'id']);

/** Reads a list query from an address; on failure names every field that is wrong. */
export function parseCustomerListQuery(params: URLSearchParams): Parsed<CustomerListQuery> {
  return parseQuery({ schema: customerListQuery, arrays: ARRAYS, crossChecks: cursorsClash }, params);
}

export function parseCustomerCountQuery(params: URLSearchParams): Parsed<CustomerCountQuery> {
  return parseQuery({ schema: customerCountQuery, arrays: ARRAYS }, params);
}
