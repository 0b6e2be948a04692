import { parseTransactionListQuery } from '#contract/transaction-filters.ts';
import type { MovementKind } from '#domain/dated-movements.ts';
import type { CreatedPreset } from '#web/common/list/created-range.ts';
import { readDatedSearch } from '#web/common/list/dated-search.ts';

/**
 * The list's search parameters: those of GET /api/transactions, and `created`, a preset such as "7d" that moves with the
 * clock (so that a bookmark of "last 7 days" stays that). Defaults are left out of the address.
 */
export const LIST_SEARCH_FIELDS = [
  'status',
  'currency',
  'gateway',
  'scheme',
  'customer_id',
  'amount_gte',
  'amount_lte',
  'created_gte',
  'created_lt',
  'moved',
  'moved_gte',
  'moved_lt',
  'tried',
  'q',
  'start_after',
  'end_before',
  'limit',
] as const;

const ARRAYS = new Set(['status', 'currency', 'gateway', 'scheme', 'tried']);

export interface ListSearch {
  readonly status?: readonly string[];
  readonly currency?: readonly string[];
  readonly gateway?: readonly string[];
  readonly scheme?: readonly string[];
  readonly customer_id?: string;
  readonly amount_gte?: string;
  readonly amount_lte?: string;
  readonly created?: CreatedPreset;
  readonly created_gte?: string;
  readonly created_lt?: string;
  /** Money of theirs that moved between two moments: the payments behind a figure of a report. */
  readonly moved?: MovementKind;
  readonly moved_gte?: string;
  readonly moved_lt?: string;
  readonly tried?: readonly string[];
  readonly q?: string;
  readonly start_after?: string;
  readonly end_before?: string;
  readonly limit?: number;
  /** What a pasted address held and this page could not use: said once, then dropped. */
  readonly ignored?: readonly string[];
}

/** Reads the search of an address; what is wrong is left out and named in `ignored`. */
export function readListSearch(input: Readonly<Record<string, unknown>>): ListSearch {
  return readDatedSearch(input, { fields: LIST_SEARCH_FIELDS, parse: parseTransactionListQuery }, ARRAYS);
}
