import { parseEventListQuery } from '#contract/event-filters.ts';
import type { CreatedSearch } from '#web/common/list/created-range.ts';
import { readDatedSearch } from '#web/common/list/dated-search.ts';
import type { ListPlace } from '#web/common/list/list-place.ts';

/** The search parameters of the list of events: those of GET /api/events, and `created` as the other lists have it. */
export interface EventsSearch extends ListPlace, CreatedSearch {
  readonly family?: readonly string[];
  readonly name?: readonly string[];
  readonly object_id?: string;
  readonly q?: string;
  readonly ignored?: readonly string[];
}

const ARRAYS = new Set(['family', 'name']);
const FIELDS = [
  'family',
  'name',
  'object_id',
  'created_gte',
  'created_lt',
  'q',
  'start_after',
  'end_before',
  'limit',
];

/** Reads the search of an address; what is wrong is left out and named in `ignored`. */
export function readEventsSearch(input: Readonly<Record<string, unknown>>): EventsSearch {
  return readDatedSearch(input, { fields: FIELDS, parse: parseEventListQuery }, ARRAYS);
}
