import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { AnyCount, AnyPage, CountQuery, ListParams, PageQuery } from '#web/api/list-queries.ts';
import { usePreferences } from '#web/common/preferences.ts';
import { neighbours, withFilters } from './list-place.ts';
import type { ListPath, ListPlace } from './list-place.ts';

/** What is a list's own: where it is, how it is asked for, and the ids of a page's rows. */
export interface ListKind<P extends AnyPage, C extends AnyCount> {
  readonly path: ListPath;
  readonly list: (params: ListParams) => PageQuery<P>;
  readonly count: (params: ListParams) => CountQuery<C>;
  readonly idsOf: (page: P) => readonly string[];
}

type Search = ListPlace & { readonly ignored?: readonly string[] };

/** Everything a list's screen needs from the backend for one address, and the way to change the address. */
export function useListPage<S extends Search, P extends AnyPage, C extends AnyCount>(
  kind: ListKind<P, C>,
  search: S,
) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const { pageSize } = usePreferences();
  const paramsOf = ({ ignored: _ignored, ...rest }: S) => ({ limit: pageSize, ...rest }) as ListParams;
  const page = useQuery(kind.list(paramsOf(search)));
  const counts = useQuery(kind.count(filtersOf(search)));
  const ids = page.data ? kind.idsOf(page.data) : [];
  const { newer, older } = neighbours(search, ids, page.data?.has_more);

  // The next page is fetched while this one is read: turning is instant.
  const settled = page.data !== undefined && !page.isPlaceholderData;
  const last = older?.start_after;
  useEffect(() => {
    if (!settled || older === null) return;
    client.query(kind.list(paramsOf(older))).catch(() => undefined);
    // The last row stands for the next page's address, which is made anew at each render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [client, settled, last]);

  const go = (next: ListPlace) => void navigate({ to: kind.path, search: next });
  return {
    page,
    counts,
    newer,
    older,
    go,
    change: (change: Readonly<Record<string, unknown>>) => go(withFilters(search, change)),
  };
}

/** The filters alone, for counts. */
function filtersOf(search: Search): ListParams {
  const { start_after: _after, end_before: _before, limit: _limit, ignored: _ignored, ...filters } = search;
  return filters;
}
