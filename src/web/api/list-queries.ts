import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type * as z from 'zod/mini';
import type { Coverage } from '#contract/page.ts';
import { filterParams } from '#contract/query.ts';
import { get } from './client.ts';
import { growingPage, refreshOf } from './standing-rows.ts';
import type { PageRows, Row } from './standing-rows.ts';

/** Query parameters of a list or a count, as the contract names them; undefined ones are left out. */
export type ListParams = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** What every page of a list has. */
export interface AnyPage {
  readonly count: number;
  readonly limit: number;
  readonly has_more: boolean;
  readonly total_count: number | null;
  readonly coverage: Coverage;
}

export interface AnyCount {
  readonly total_count: number;
}

export type Resource =
  'audit' | 'customers' | 'events' | 'invoices' | 'payouts' | 'transactions' | 'unsettled';

/** While a list is being indexed, its open page asks again: more of it may be there. */
export const WHILE_INDEXING_MS = 1_500;
/** The first rows come within moments, or not soon: the wait begins with this and doubles. */
const WHILE_EMPTY_MS = 50;

/** How soon an open page that is not whole asks again, after so many answers. */
export function askAgainMs({ indexed }: Coverage, answers: number): number {
  return indexed === 0 ? Math.min(WHILE_EMPTY_MS * 2 ** (answers - 1), WHILE_INDEXING_MS) : WHILE_INDEXING_MS;
}

interface PageOptions<P extends AnyPage, R extends Row> {
  /** Until a page is whole, it is asked for again while it is open. */
  readonly isWhole?: (page: P) => boolean;
  /** Of a list that offers what is new: its rows stay where they are. */
  readonly rows?: PageRows<P, R>;
}

export function pageQuery<P extends AnyPage, R extends Row = Row>(
  resource: Resource,
  schema: z.ZodMiniType<P>,
  params: ListParams,
  { isWhole = ({ coverage }) => coverage.complete, rows }: PageOptions<P, R> = {},
) {
  const ask = (wanted: ListParams, signal?: AbortSignal): Promise<P> =>
    get(schema, `/${resource}?${filterParams(wanted).toString()}`, signal);
  return queryOptions({
    queryKey: [resource, 'list', params],
    queryFn: ({ client, queryKey, signal }): Promise<P> => {
      const askOnce = (wanted: ListParams) => ask(wanted, signal);
      return rows ? growingPage({ client, queryKey }, params, rows, askOnce) : askOnce(params);
    },
    ...(rows && { meta: { refresh: refreshOf(resource, rows, ask) } }),
    placeholderData: keepPreviousData,
    // What is new is offered while one stays, and whoever looks at a row for a while comes back to the same place.
    staleTime: rows ? 60_000 : 30_000,
    refetchInterval: ({ state: { data, dataUpdateCount } }) =>
      data && !isWhole(data) ? askAgainMs(data.coverage, dataUpdateCount) : false,
  });
}
export type PageQuery<P extends AnyPage> = ReturnType<typeof pageQuery<P>>;

export function countQuery<C extends AnyCount>(
  resource: Resource,
  schema: z.ZodMiniType<C>,
  params: ListParams,
  isWhole: (count: C) => boolean = () => true,
) {
  return queryOptions({
    queryKey: [resource, 'count', params],
    queryFn: ({ signal }): Promise<C> =>
      get(schema, `/${resource}/count?${filterParams(params).toString()}`, signal),
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    refetchInterval: ({ state: { data } }) => (data && !isWhole(data) ? WHILE_INDEXING_MS : false),
  });
}
export type CountQuery<C extends AnyCount> = ReturnType<typeof countQuery<C>>;
