import { filterParams } from '#contract/query.ts';

/** The text behind "?", written as the backend reads it: a name repeated for "any of", no JSON. */
export function stringifySearch(search: Readonly<Record<string, unknown>>): string {
  const text = filterParams(
    search as Record<string, string | number | readonly string[] | undefined>,
  ).toString();
  return text === '' ? '' : `?${text}`;
}

/** The inverse: a name that occurs more than once is a list. Each route's own reader decides what it takes. */
export function parseSearch(text: string): Record<string, unknown> {
  const params = new URLSearchParams(text);
  return Object.fromEntries(
    [...new Set(params.keys())].map((name) => {
      const values = params.getAll(name);
      return [name, values.length > 1 ? values : values[0]];
    }),
  );
}
