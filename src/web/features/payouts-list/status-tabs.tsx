import type { PayoutCount } from '#contract/payout.ts';
import { PAYOUT_STATUSES } from '#domain/payout.ts';
import { ValueTabs } from '#web/common/list/value-tabs.tsx';
import { PAYOUT_STATUS_VIEWS } from '#web/common/payout-status.ts';
import type { PayoutsSearch } from './payouts-search.ts';

interface StatusTabsProps {
  readonly search: PayoutsSearch;
  readonly counts: PayoutCount | undefined;
}

/** Where payouts stand, with how many there are of each under the other filters. */
export function StatusTabs({ search, counts }: StatusTabsProps) {
  return (
    <ValueTabs
      label="Status"
      path="/payouts"
      search={search}
      field="status"
      chosen={search.status}
      values={PAYOUT_STATUSES}
      views={PAYOUT_STATUS_VIEWS}
      counts={counts?.by_status}
    />
  );
}
