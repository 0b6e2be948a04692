import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { MAX_LIMIT } from '#contract/page.ts';
import type { AnyPage, ListParams, Resource } from './list-queries.ts';

/**
 * The rows of an open list stay where they are: who is about to press one must hit that one
 * (docs/decisions/0031-lists-stand-still.md).
 */

export interface Row {
  readonly id: string;
  readonly transaction_id?: string;
}

/** Where a kind of page keeps its rows. */
export interface PageRows<P, R extends Row = Row> {
  /** What news names a row by; the list's filter of that name asks for exactly such rows. */
  readonly key: keyof Row;
  readonly of: (page: P) => readonly R[];
  readonly put: (page: P, rows: R[]) => P;
}

type Ask<P> = (params: ListParams) => Promise<P>;
/** @param changed what news says of them; without it, all that are shown are read again */
type Refresh = (client: QueryClient, changed?: readonly string[]) => Promise<void>;

declare module '@tanstack/react-query' {
  interface Register {
    /** Every page of a list whose rows stand knows how they are read again. */
    queryMeta: { readonly refresh?: Refresh };
  }
}

interface Context {
  readonly client: QueryClient;
  readonly queryKey: QueryKey;
}

/**
 * Reads a page of a list that begins with the newest. While the list is being indexed, a page that is read again keeps its
 * first row, and only what follows is read: what is new above it waits until somebody asks for it, which outdates the page.
 */
export async function growingPage<P extends AnyPage, R extends Row>(
  { client, queryKey }: Context,
  params: ListParams,
  rows: PageRows<P, R>,
  ask: Ask<P>,
): Promise<P> {
  const state = client.getQueryState<P>(queryKey);
  const page = state?.data;
  const first = page && rows.of(page)[0];
  const isSettled = state?.isInvalidated === true || page?.coverage.complete === true;
  if (!first || isSettled || page.limit === 1 || params['end_before'] !== undefined) return ask(params);
  const rest = await ask({ ...params, start_after: first.id, limit: page.limit - 1 });
  // News may have changed the first row meanwhile.
  const kept = rows.of(client.getQueryData<P>(queryKey) ?? page)[0] ?? first;
  return {
    ...rows.put(rest, [kept, ...rows.of(rest)]),
    limit: page.limit,
    count: rest.count + 1,
  };
}

/** How the rows of all cached pages of a list are read again and put where they stand: one request, nothing shifts. */
export function refreshOf<P, R extends Row>(resource: Resource, rows: PageRows<P, R>, ask: Ask<P>): Refresh {
  const pages = { queryKey: [resource, 'list'] };
  const keyOf = (row: R): string => row[rows.key] ?? row.id;
  return async (client, changed) => {
    const cached = client.getQueriesData<P>(pages).flatMap(([, page]) => (page ? rows.of(page) : []));
    const shown = new Set(cached.map(keyOf));
    const keys = [...(changed ?? shown)].filter((key) => shown.has(key)).slice(0, MAX_LIMIT);
    if (keys.length === 0) return;
    const fresh = await ask({ [rows.key]: keys, limit: MAX_LIMIT });
    const byKey = new Map(rows.of(fresh).map((row) => [keyOf(row), row]));
    client.setQueriesData<P>(
      pages,
      (page) =>
        page &&
        rows.put(
          page,
          rows.of(page).map((row) => byKey.get(keyOf(row)) ?? row),
        ),
    );
  };
}

/** Reads the rows of a list that are shown again, those that changed or all. What fails comes with the next news. */
export function refreshRows(client: QueryClient, resource: Resource, changed?: readonly string[]): void {
  const page = client.getQueryCache().find({ queryKey: [resource, 'list'], exact: false });
  page?.meta?.refresh?.(client, changed).catch(() => undefined);
}
