import { parseAuditQuery } from '#contract/audit.ts';
import type { ListPlace } from '#web/common/list/list-place.ts';
import { readSearch, toSearch } from '#web/common/list/read-search.ts';

/** The search parameters of the audit record: those of GET /api/audit. Defaults are left out of the address. */
export interface AuditSearch extends ListPlace {
  readonly act?: readonly string[];
  readonly actor?: readonly string[];
  readonly object_id?: string;
  readonly q?: string;
  readonly ignored?: readonly string[];
}

const ARRAYS = new Set(['act', 'actor']);
const FIELDS = ['act', 'actor', 'object_id', 'q', 'start_after', 'end_before', 'limit'];

/** Reads the search of an address; what is wrong is left out and named in `ignored`. */
export function readAuditSearch(input: Readonly<Record<string, unknown>>): AuditSearch {
  return toSearch(readSearch(input, { fields: FIELDS, parse: parseAuditQuery }), ARRAYS);
}
