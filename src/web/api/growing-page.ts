import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { AnyPage, ListParams } from './list-queries.ts';

export interface Row {
  readonly id: string;
}

/** Where a kind of page keeps its rows. */
export interface PageRows<P, R extends Row = Row> {
  readonly of: (page: P) => readonly R[];
  readonly put: (page: P, rows: R[]) => P;
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
  ask: (params: ListParams) => Promise<P>,
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
