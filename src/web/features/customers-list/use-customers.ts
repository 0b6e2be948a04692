import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { customerCountQuery, customerListQuery } from '#web/api/customer-queries.ts';
import { neighbours, withFilters } from '#web/common/list/list-place.ts';
import { usePreferences } from '#web/common/preferences.ts';
import type { CustomersSearch } from './customers-search.ts';

/** Everything the screen needs from the backend for one address, and the way to change the address. */
export function useCustomers(search: CustomersSearch) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const { pageSize } = usePreferences();
  const paramsOf = ({ ignored: _ignored, ...rest }: CustomersSearch) => ({ limit: pageSize, ...rest });
  const { start_after: _after, end_before: _before, limit: _limit, ignored: _ignored, ...filters } = search;
  const page = useQuery(customerListQuery(paramsOf(search)));
  const counts = useQuery(customerCountQuery(filters));
  const rows = page.data?.customers ?? [];
  const ids = rows.map(({ id }) => id);
  const { newer, older } = neighbours(search, ids, page.data?.has_more);

  // The next page is fetched while this one is read: turning is instant.
  const settled = page.data !== undefined && !page.isPlaceholderData;
  const last = older?.start_after;
  useEffect(() => {
    if (!settled || older === null) return;
    client.query(customerListQuery(paramsOf(older))).catch(() => undefined);
    // The last row stands for the next page's address, which is made anew at each render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [client, settled, last]);

  const go = (next: CustomersSearch) => void navigate({ to: '/customers', search: next });
  return {
    page,
    counts,
    rows,
    newer,
    older,
    go,
    change: (change: Readonly<Record<string, unknown>>) => go(withFilters(search, change)),
  };
}
