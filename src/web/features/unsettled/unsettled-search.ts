import { parseUnsettledQuery } from '#contract/settlement.ts';
import type { ListPlace } from '#web/common/list/list-place.ts';
import { readSearch, toSearch } from '#web/common/list/read-search.ts';

/** The search parameters of what is in no payout: those of GET /api/unsettled. */
export interface UnsettledSearch extends ListPlace {
  readonly gateway?: readonly string[];
  readonly currency?: readonly string[];
  readonly captured_gte?: string;
  readonly captured_lt?: string;
  readonly late?: 'true';
  /** The books of a moment, RFC 3339, instead of today's. */
  readonly as_of?: string;
  readonly ignored?: readonly string[];
}

const ARRAYS = new Set(['gateway', 'currency']);
const FIELDS = [
  ...ARRAYS,
  'captured_gte',
  'captured_lt',
  'late',
  'as_of',
  'start_after',
  'end_before',
  'limit',
];

/** Reads the search of an address; what is wrong is left out and named in `ignored`. */
export function readUnsettledSearch(input: Readonly<Record<string, unknown>>): UnsettledSearch {
  return toSearch(readSearch(input, { fields: FIELDS, parse: parseUnsettledQuery }), ARRAYS);
}
