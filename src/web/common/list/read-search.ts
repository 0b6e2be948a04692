import type { Parsed } from '#contract/parse-fields.ts';

export interface Reading {
  /** Parameters of the list's query, page furniture included. */
  readonly fields: readonly string[];
  readonly parse: (params: URLSearchParams) => Parsed<unknown>;
}

export interface ReadSearch {
  readonly params: URLSearchParams;
  /** What a pasted address held and the page cannot use: left out, and said once. */
  readonly ignored: readonly string[];
}

/**
 * Reads the search of an address by the contract's own parser. What is wrong falls back to its default and is named, so
 * that a bad link still opens the list.
 */
export function readSearch(input: Readonly<Record<string, unknown>>, reading: Reading): ReadSearch {
  const ignored = Object.keys(input).filter((name) => name !== 'ignored' && !reading.fields.includes(name));
  const params = toParams(input, reading.fields);
  for (let parsed = reading.parse(params); !parsed.ok; parsed = reading.parse(params)) {
    const wrong = Object.keys(parsed.fields).filter((name) => params.has(name));
    if (wrong.length === 0) break;
    for (const name of wrong) params.delete(name);
    ignored.push(...wrong);
  }
  const kept = Array.isArray(input['ignored'])
    ? (input['ignored'] as unknown[]).filter((name) => typeof name === 'string')
    : [];
  return { params, ignored: [...new Set([...kept, ...ignored])] };
}

/** Parameters as a page's search: lists where they may be repeated, the size a number. */
export function toSearch(
  { params, ignored }: ReadSearch,
  arrays: ReadonlySet<string>,
): Record<string, unknown> {
  const search: Record<string, unknown> = {};
  for (const name of new Set(params.keys())) {
    if (arrays.has(name)) search[name] = params.getAll(name);
    else search[name] = name === 'limit' ? Number(params.get(name)) : params.get(name);
  }
  return ignored.length > 0 ? { ...search, ignored } : search;
}

/** The parameters as the contract reads them: everything text, arrays repeated. */
function toParams(input: Readonly<Record<string, unknown>>, fields: readonly string[]): URLSearchParams {
  const params = new URLSearchParams();
  for (const name of fields) {
    const value = input[name];
    if (value === undefined || value === null) continue;
    for (const each of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (typeof each === 'string') params.append(name, each);
      else if (typeof each === 'number' || typeof each === 'boolean') params.append(name, String(each));
    }
  }
  return params;
}
