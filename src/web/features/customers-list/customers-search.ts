import { parseCustomerListQuery } from '#contract/customer-filters.ts';
import type { CreatedSearch } from '#web/common/list/created-range.ts';
import { readDatedSearch } from '#web/common/list/dated-search.ts';
import type { ListPlace } from '#web/common/list/list-place.ts';

/** The search parameters of the list of customers: those of GET /api/customers, and `created`, a preset that moves with the clock. */
export interface CustomersSearch extends ListPlace, CreatedSearch {
  readonly country?: readonly string[];
  readonly currency?: readonly string[];
  readonly q?: string;
  readonly ignored?: readonly string[];
}

const ARRAYS = new Set(['country', 'currency']);
const FIELDS = [
  'country',
  'currency',
  'created_gte',
  'created_lt',
  'q',
  'start_after',
  'end_before',
  'limit',
];

/** Reads the search of an address; what is wrong is left out and named in `ignored`. */
export function readCustomersSearch(input: Readonly<Record<string, unknown>>): CustomersSearch {
  return readDatedSearch(input, { fields: FIELDS, parse: parseCustomerListQuery }, ARRAYS);
}
