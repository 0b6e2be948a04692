import { payoutCountQuery, payoutListQuery } from '#web/api/payout-queries.ts';
import { useListPage } from '#web/common/list/use-list-page.ts';
import type { PayoutsSearch } from './payouts-search.ts';

/** The list of payouts at one address. */
export function usePayouts(search: PayoutsSearch) {
  return useListPage(
    {
      path: '/payouts',
      list: payoutListQuery,
      count: payoutCountQuery,
      rowsOf: ({ payouts }) => payouts,
    },
    search,
  );
}
