import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { unsettledGroupsQuery, unsettledListQuery } from '#web/api/settlement-queries.ts';
import { neighbours, withFilters } from '#web/common/list/list-place.ts';
import { usePreferences } from '#web/common/preferences.ts';
import type { UnsettledSearch } from './unsettled-search.ts';

/** What is in no payout, at one address, now or as of a moment: the groups of all of it, and the rows that the filters leave. */
export function useUnsettled(search: UnsettledSearch) {
  const navigate = useNavigate();
  const { pageSize } = usePreferences();
  const { ignored: _ignored, ...wanted } = search;
  const page = useQuery(unsettledListQuery({ limit: pageSize, ...wanted }));
  const groups = useQuery(unsettledGroupsQuery(search.as_of));
  const rows = (page.data?.unsettled ?? []).map((row) => ({ ...row, id: row.transaction.id }));
  const go = (next: UnsettledSearch) => void navigate({ to: '/unsettled', search: next });
  return {
    page,
    groups,
    rows,
    ...neighbours(
      search,
      rows.map(({ id }) => id),
      page.data?.has_more,
    ),
    go,
    change: (change: Partial<Record<keyof UnsettledSearch, unknown>>) => go(withFilters(search, change)),
  };
}
