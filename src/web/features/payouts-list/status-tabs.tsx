import { Link } from '@tanstack/react-router';
import type { PayoutCount } from '#contract/payout.ts';
import { PAYOUT_STATUSES } from '#domain/payout.ts';
import type { PayoutStatus } from '#domain/payout.ts';
import { withFilters } from '#web/common/list/list-place.ts';
import styles from '#web/common/list/tabs.module.css';
import { PAYOUT_STATUS_VIEWS } from '#web/common/payout-status.ts';
import { countText } from '#web/format/money.ts';
import { Mark } from '#web/ui/mark.tsx';
import type { PayoutsSearch } from './payouts-search.ts';

interface StatusTabsProps {
  readonly search: PayoutsSearch;
  readonly counts: PayoutCount | undefined;
}

/** Where payouts stand, with how many there are of each under the other filters. */
export function StatusTabs({ search, counts }: StatusTabsProps) {
  const total = counts && Object.values(counts.by_status).reduce((sum, each) => sum + each, 0);
  return (
    <nav className={styles.tabs} aria-label="Status">
      <Tab search={search} status={undefined} count={total} />
      {PAYOUT_STATUSES.map((status) => (
        <Tab key={status} search={search} status={status} count={counts && (counts.by_status[status] ?? 0)} />
      ))}
    </nav>
  );
}

interface TabProps {
  readonly search: PayoutsSearch;
  readonly status: PayoutStatus | undefined;
  readonly count: number | undefined;
}

function Tab({ search, status, count }: TabProps) {
  const [chosen, second] = search.status ?? [];
  const view = status && PAYOUT_STATUS_VIEWS[status];
  const current = second === undefined && chosen === status;
  return (
    <Link
      to="/payouts"
      search={withFilters(search, { status: status === undefined ? undefined : [status] })}
      data-current={current ? '' : undefined}
      activeOptions={{ exact: true, includeSearch: true }}
      resetScroll={false}
    >
      {view && <Mark name={view.mark} tone={view.tone} />}
      {view?.word ?? 'All'}
      <span className={styles.count}>{count === undefined ? '' : countText(count)}</span>
    </Link>
  );
}
