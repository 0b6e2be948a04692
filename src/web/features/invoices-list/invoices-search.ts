import { parseInvoiceListQuery } from '#contract/invoice-filters.ts';
import type { ListPlace } from '#web/common/list/list-place.ts';
import { readSearch, toSearch } from '#web/common/list/read-search.ts';

/** The search parameters of the list of invoices: those of GET /api/invoices. Defaults are left out of the address. */
export interface InvoicesSearch extends ListPlace {
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
  'amount_gte',
  'amount_lte',
  'q',
  'start_after',
  'end_before',
  'limit',
];

/** Reads the search of an address; what is wrong is left out and named in `ignored`. */
export function readInvoicesSearch(input: Readonly<Record<string, unknown>>): InvoicesSearch {
  return toSearch(readSearch(input, { fields: FIELDS, parse: parseInvoiceListQuery }), ARRAYS);
}
