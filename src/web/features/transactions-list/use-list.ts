import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { serverNow } from '#web/api/server-clock.ts';
import { transactionCountQuery, transactionListQuery } from '#web/api/transaction-queries.ts';
import { neighbours, withFilters } from '#web/common/list/list-place.ts';
import { currentPreferences, usePreferences, useZone, zoneOf } from '#web/common/preferences.ts';
import { countParams, listParams } from './created-range.ts';
import type { ListSearch } from './list-search.ts';

/** What a page of the list is asked with, before there is a screen to ask. */
export function firstParams(search: ListSearch): ReturnType<typeof listParams> {
  const preferences = currentPreferences();
  return listParams(search, zoneOf(preferences), serverNow(), preferences.pageSize);
}

/** Everything the screen needs from the backend for one address, and the ways to change the address. */
export function useList(search: ListSearch) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const zone = useZone();
  const { pageSize } = usePreferences();
  const params = listParams(search, zone, serverNow(), pageSize);
  const filters = countParams(params);
  const page = useQuery(transactionListQuery(params));
  const counts = useQuery(transactionCountQuery(filters));
  const rows = page.data?.transactions ?? [];

  const go = (next: ListSearch, replace = false) => {
    void navigate({ to: '/transactions', search: next, replace });
  };
  const ids = rows.map(({ id }) => id);
  const { newer, older } = neighbours(search, ids, page.data?.has_more);

  // The next page is fetched while this one is read: turning is instant.
  const olderParams = older === null ? null : listParams(older, zone, serverNow(), pageSize);
  const olderKey = JSON.stringify(olderParams);
  const settled = page.data !== undefined && !page.isPlaceholderData;
  useEffect(() => {
    if (!settled || olderParams === null) return;
    client.query(transactionListQuery(olderParams)).catch(() => undefined);
    // The key stands for the params, which are made anew at each render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [client, settled, olderKey]);

  return {
    page,
    counts,
    rows,
    params,
    filters,
    older,
    newer,
    go,
    change: (change: Readonly<Record<string, unknown>>) => go(withFilters(search, change)),
  };
}
