import { parseInvoiceListQuery } from '#contract/invoice-filters.ts';
import type { CreatedSearch } from '#web/common/list/created-range.ts';
import { readDatedSearch } from '#web/common/list/dated-search.ts';
import type { ListPlace } from '#web/common/list/list-place.ts';

/** The search parameters of the list of invoices: those of GET /api/invoices, and `created` as the other lists have it. */
export interface InvoicesSearch extends ListPlace, CreatedSearch {
  readonly state?: readonly string[];
  readonly currency?: readonly string[];
  readonly customer_id?: string;
  readonly amount_gte?: string;
  readonly amount_lte?: string;
  readonly q?: string;
  readonly ignored?: readonly string[];
}

const ARRAYS = new Set(['state', 'currency']);
const FIELDS = [
  'state',
  'currency',
  'customer_id',
  'created_gte',
  'created_lt',
  'amount_gte',
  'amount_lte',
  'q',
  'start_after',
  'end_before',
  'limit',
];

/** Reads the search of an address; what is wrong is left out and named in `ignored`. */
export function readInvoicesSearch(input: Readonly<Record<string, unknown>>): InvoicesSearch {
  return readDatedSearch(input, { fields: FIELDS, parse: parseInvoiceListQuery }, ARRAYS);
}
