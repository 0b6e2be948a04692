import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { AnyCount, AnyPage, CountQuery, ListParams, PageQuery } from '#web/api/list-queries.ts';
import { serverNow } from '#web/api/server-clock.ts';
import { currentPreferences, usePreferences, zoneOf } from '#web/common/preferences.ts';
import { countParams, listParams } from './created-range.ts';
import type { AnySearch } from './created-range.ts';
import { neighbours, withFilters } from './list-place.ts';
import type { ListPath, ListPlace } from './list-place.ts';

/** What is a list's own: where it is, how it is asked for, and the rows of a page. */
export interface ListKind<P extends AnyPage, C extends AnyCount, R extends { readonly id: string }> {
  readonly path: ListPath;
  readonly list: (params: ListParams) => PageQuery<P>;
  readonly count: (params: ListParams) => CountQuery<C>;
  readonly rowsOf: (page: P) => readonly R[];
}

/** What a page of a list is asked with, before there is a screen to ask. */
export function firstParams(search: AnySearch): ListParams {
  const preferences = currentPreferences();
  return listParams(search, zoneOf(preferences), serverNow(), preferences.pageSize);
}

/** Everything a list's screen needs from the backend for one address, and the way to change the address. */
export function useListPage<
  S extends AnySearch,
  P extends AnyPage,
  C extends AnyCount,
  R extends { readonly id: string },
>(kind: ListKind<P, C, R>, search: S) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const preferences = usePreferences();
  const paramsOf = (wanted: S) => listParams(wanted, zoneOf(preferences), serverNow(), preferences.pageSize);
  const params = paramsOf(search);
  const filters = countParams(params);
  const page = useQuery(kind.list(params));
  const counts = useQuery(kind.count(filters));
  const rows = page.data ? kind.rowsOf(page.data) : [];
  const ids = rows.map(({ id }) => id);
  const { newer, older } = neighbours(search, ids, page.data?.has_more);

  // The next page is fetched while this one is read: turning is instant.
  const settled = page.data !== undefined && !page.isPlaceholderData;
  const olderParams = older === null ? null : paramsOf(older);
  const olderKey = JSON.stringify(olderParams);
  useEffect(() => {
    if (!settled || olderParams === null) return;
    client.query(kind.list(olderParams)).catch(() => undefined);
    // The key stands for the params, which are made anew at each render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [client, settled, olderKey]);

  const go = (next: ListPlace, replace = false) => void navigate({ to: kind.path, search: next, replace });
  return {
    page,
    rows,
    counts,
    /** The filters alone, as the backend's count takes them. */
    filters,
    /** The newest row shown. */
    first: ids[0],
    newer,
    older,
    go,
    change: (change: Readonly<Record<string, unknown>>) => go(withFilters(search, change)),
  };
}
