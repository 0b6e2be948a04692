import type { Fields } from './body.ts';

/** Names to expand, nested: `customer.tokens` expands `customer`, and `tokens` in it (seed 003, Expanding resources). */
export interface Expansion {
  has(name: string): boolean;
  /** What to expand inside the object called `name`. */
  of(name: string): Expansion;
}

const SPELLING = /^expand(\[\d*\])?$/;

/**
 * Takes every client's spelling: `expand[]=a`, repeated `expand=a`, `expand=a,b`, and a body field (facts sheet,
 * section 2). Names that mean nothing are carried along and ignored by whoever renders.
 */
export function readExpand(query: URLSearchParams, body: Fields): Expansion {
  const fromQuery = [...query].filter(([key]) => SPELLING.test(key)).map(([, value]) => value);
  const field = body['expand'];
  const fromBody: unknown[] = Array.isArray(field) ? field : [field];
  const names = [...fromQuery, ...fromBody].filter((name) => typeof name === 'string');
  return expansion(names.flatMap((name) => name.split(',')).map((name) => name.trim()));
}

/** An expansion of dotted paths. */
export function expansion(paths: readonly string[]): Expansion {
  const top = new Set(paths.map((path) => path.split('.')[0] ?? ''));
  return {
    has: (name) => top.has(name),
    of: (name) =>
      expansion(
        paths.filter((path) => path.startsWith(`${name}.`)).map((path) => path.slice(name.length + 1)),
      ),
  };
}

export const NOTHING_EXPANDED = expansion([]);
