/** The addresses that are lists. */
export type ListPath =
  '/audit' | '/transactions' | '/customers' | '/invoices' | '/payouts' | '/unsettled' | '/events';

/** Where one stands in a list: the search parameters that every list has, beside its own filters. */
export interface ListPlace {
  readonly start_after?: string;
  readonly end_before?: string;
  readonly limit?: number;
}

const PLACE = new Set(['start_after', 'end_before', 'limit', 'ignored']);

/** Another filter starts at the top again; what is not set leaves the address. */
export function withFilters<S extends ListPlace>(search: S, change: Readonly<Record<string, unknown>>): S {
  const place = { start_after: undefined, end_before: undefined, ignored: undefined };
  const isSet = (value: unknown) => value !== undefined && !(Array.isArray(value) && value.length === 0);
  const entries = Object.entries({ ...search, ...place, ...change }).filter(([, value]) => isSet(value));
  return Object.fromEntries(entries) as unknown as S;
}

export function hasFilters(search: ListPlace): boolean {
  return Object.keys(search).some((name) => !PLACE.has(name));
}

/** The addresses of the pages on both sides; null where the list ends. `more` is the page's own has_more. */
export function neighbours<S extends ListPlace>(
  search: S,
  ids: readonly string[],
  more: boolean | undefined,
): { readonly newer: S | null; readonly older: S | null } {
  if (ids.length === 0) return { newer: null, older: null };
  const backwards = search.end_before !== undefined;
  const hasOlder = backwards || more === true;
  const hasNewer = backwards ? more === true : search.start_after !== undefined;
  return {
    older: hasOlder ? withFilters(search, { start_after: ids.at(-1) }) : null,
    newer: hasNewer ? withFilters(search, { end_before: ids[0] }) : null,
  };
}
