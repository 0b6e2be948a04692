import { parsePayoutItemsQuery } from '#contract/payout-filters.ts';
import { readSearch, toSearch } from '#web/common/list/read-search.ts';

/** Which rows of the payout are shown, in the address: those of GET /api/payouts/{id}/items. */
export interface ItemsSearch {
  readonly type?: readonly string[];
  readonly without_transaction?: 'true';
  readonly transaction_id?: string;
  readonly id?: readonly string[];
  readonly start_after?: string;
  readonly end_before?: string;
  readonly ignored?: readonly string[];
}

const ARRAYS = new Set(['type', 'id']);
const FIELDS = ['type', 'without_transaction', 'transaction_id', 'id', 'start_after', 'end_before'];

/** Reads the search of an address; what is wrong is left out and named in `ignored`. */
export function readItemsSearch(input: Readonly<Record<string, unknown>>): ItemsSearch {
  return toSearch(readSearch(input, { fields: FIELDS, parse: parsePayoutItemsQuery }), ARRAYS);
}
