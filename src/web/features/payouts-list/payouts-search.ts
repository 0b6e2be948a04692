import { parsePayoutListQuery } from '#contract/payout-filters.ts';
import type { CreatedSearch } from '#web/common/list/created-range.ts';
import { readDatedSearch } from '#web/common/list/dated-search.ts';
import type { ListPlace } from '#web/common/list/list-place.ts';

/** The search parameters of the list of payouts: those of GET /api/payouts, and `created`, a preset that moves with the clock. */
export interface PayoutsSearch extends ListPlace, CreatedSearch {
  readonly status?: readonly string[];
  readonly gateway?: readonly string[];
  readonly currency?: readonly string[];
  readonly bank?: readonly string[];
  readonly settled_gte?: string;
  readonly settled_lt?: string;
  readonly q?: string;
  readonly unmatched?: 'true';
  readonly unexplained?: 'true';
  /** Exactly these payouts: those behind a number of another screen. */
  readonly id?: readonly string[];
  readonly ignored?: readonly string[];
}

const ARRAYS = new Set(['status', 'gateway', 'currency', 'bank', 'id']);
const FIELDS = [
  ...ARRAYS,
  'created_gte',
  'created_lt',
  'settled_gte',
  'settled_lt',
  'q',
  'unmatched',
  'unexplained',
  'start_after',
  'end_before',
  'limit',
];

/** Reads the search of an address; what is wrong is left out and named in `ignored`. */
export function readPayoutsSearch(input: Readonly<Record<string, unknown>>): PayoutsSearch {
  return readDatedSearch(input, { fields: FIELDS, parse: parsePayoutListQuery }, ARRAYS);
}
