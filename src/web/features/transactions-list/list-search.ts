import * as z from 'zod/mini';
import { MAX_LIMIT } from '#contract/page.ts';
import { parseTransactionListQuery } from '#contract/transaction-filters.ts';

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
  'q',
  'start_after',
  'end_before',
  'limit',
] as const;

export const CREATED_PRESETS = ['today', 'yesterday', '7d', '30d', 'month', 'last-month', 'year'] as const;
export type CreatedPreset = (typeof CREATED_PRESETS)[number];

const ARRAYS = new Set(['status', 'currency', 'gateway', 'scheme']);

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
  readonly q?: string;
  readonly start_after?: string;
  readonly end_before?: string;
  readonly limit?: number;
  /** What a pasted address held and this page could not use: said once, then dropped. */
  readonly ignored?: readonly string[];
}

const preset = z.enum(CREATED_PRESETS);

function asText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

/** The parameters as the contract reads them: everything text, arrays repeated. */
function toParams(input: Readonly<Record<string, unknown>>): URLSearchParams {
  const params = new URLSearchParams();
  for (const name of LIST_SEARCH_FIELDS) {
    const value = input[name];
    if (value === undefined || value === null) continue;
    for (const each of Array.isArray(value) ? (value as unknown[]) : [value]) {
      const text = asText(each);
      if (text !== null) params.append(name, text);
    }
  }
  return params;
}

/**
 * Reads the search of an address. What is wrong falls back to its default and is named in `ignored`, so that a bad link
 * still opens the list and says what it left out.
 */
export function readListSearch(input: Readonly<Record<string, unknown>>): ListSearch {
  const ignored = Object.keys(input).filter(
    (name) =>
      name !== 'created' && name !== 'ignored' && !(LIST_SEARCH_FIELDS as readonly string[]).includes(name),
  );
  const params = toParams(input);
  let parsed = parseTransactionListQuery(params);
  while (!parsed.ok) {
    const wrong = Object.keys(parsed.fields).filter((name) => params.has(name));
    if (wrong.length === 0) break;
    for (const name of wrong) {
      params.delete(name);
      ignored.push(name);
    }
    parsed = parseTransactionListQuery(params);
  }
  const created = z.safeParse(preset, input['created']);
  if (input['created'] !== undefined && !created.success) ignored.push('created');
  const kept = Array.isArray(input['ignored'])
    ? (input['ignored'] as unknown[]).filter((name) => typeof name === 'string')
    : [];
  const all = [...new Set([...kept, ...ignored])];
  return {
    ...fromParams(params),
    ...(created.success ? { created: created.data } : {}),
    ...(all.length > 0 ? { ignored: all } : {}),
  };
}

function fromParams(params: URLSearchParams): ListSearch {
  const search: Record<string, unknown> = {};
  for (const name of new Set(params.keys())) {
    if (ARRAYS.has(name)) search[name] = params.getAll(name);
    else search[name] = name === 'limit' ? Math.min(Number(params.get(name)), MAX_LIMIT) : params.get(name);
  }
  return search;
}

/** Filters without the place in the list: another filter starts at the top again. */
export function withFilters(
  search: ListSearch,
  change: Partial<Record<keyof ListSearch, unknown>>,
): ListSearch {
  const place = { start_after: undefined, end_before: undefined, ignored: undefined };
  const next = Object.entries({ ...search, ...place, ...change });
  const isSet = (value: unknown) => value !== undefined && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(next.filter(([, value]) => isSet(value)));
}

export function hasFilters(search: ListSearch): boolean {
  const place = new Set(['start_after', 'end_before', 'limit', 'ignored']);
  return Object.keys(search).some((name) => !place.has(name));
}
