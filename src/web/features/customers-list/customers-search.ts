import { parseCustomerListQuery } from '#contract/customer-filters.ts';
import type { ListPlace } from '#web/common/list/list-place.ts';
import { readSearch, toSearch } from '#web/common/list/read-search.ts';

/** The search parameters of the list of customers: those of GET /api/customers. Defaults are left out of the address. */
export interface CustomersSearch extends ListPlace {
  readonly country?: readonly string[];
  readonly currency?: readonly string[];
  readonly q?: string;
  readonly ignored?: readonly string[];
}

const ARRAYS = new Set(['country', 'currency']);
const FIELDS = ['country', 'currency', 'q', 'start_after', 'end_before', 'limit'];

/** Reads the search of an address; what is wrong is left out and named in `ignored`. */
export function readCustomersSearch(input: Readonly<Record<string, unknown>>): CustomersSearch {
  return toSearch(readSearch(input, { fields: FIELDS, parse: parseCustomerListQuery }), ARRAYS);
}
