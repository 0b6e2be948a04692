import { Link } from '@tanstack/react-router';
import { payoutCountQuery } from '#web/api/payout-queries.ts';
import { IgnoredNotice } from '#web/common/list/ignored-notice.tsx';
import { LedgerPage } from '#web/common/list/ledger-page.tsx';
import head from '#web/common/list/list-head.module.css';
import { hasFilters } from '#web/common/list/list-place.ts';
import { NothingFound } from '#web/common/list/nothing-found.tsx';
import { usePageTitle } from '#web/common/use-page-title.ts';
import buttons from '#web/ui/button.module.css';
import { PayoutFilters } from './payout-filters.tsx';
import { PayoutLine } from './payout-line.tsx';
import { PayoutTotals } from './payout-totals.tsx';
import type { PayoutsSearch } from './payouts-search.ts';
import { StatusTabs } from './status-tabs.tsx';
import { usePayouts } from './use-payouts.ts';

const COLUMNS = [
  { name: 'created', label: 'Created' },
  { name: 'name', label: 'Payout' },
  { name: 'psp', label: 'PSP', spare: true },
  { name: 'period', label: 'Items from', spare: true },
  { name: 'status', label: 'Status' },
  { name: 'proof', label: 'Adds up' },
  { name: 'bank', label: 'Bank statement' },
  { name: 'amount', label: 'Amount', atEnd: true },
] as const;

const LOOSENINGS = [
  { label: 'search', fields: ['q'] },
  { label: '“Unexplained” filter', fields: ['unexplained'] },
  { label: '“Not matched” filter', fields: ['unmatched'] },
  { label: 'date filter', fields: ['created', 'created_gte', 'created_lt', 'settled_gte', 'settled_lt'] },
  { label: 'bank filter', fields: ['bank'] },
  { label: 'PSP filter', fields: ['gateway'] },
  { label: 'currency filter', fields: ['currency'] },
  { label: 'status filter', fields: ['status'] },
] as const;

/** What PSPs paid out, newest first, and whether it adds up. */
export function PayoutsScreen({ search }: { readonly search: PayoutsSearch }) {
  const list = usePayouts(search);
  usePageTitle('Payouts');
  return (
    <>
      <div className={head.head}>
        <h1>Payouts</h1>
        <StatusTabs search={search} counts={list.counts.data} />
        <Link to="/unsettled" className={`${buttons.button} ${buttons.plain} ${head.action}`}>
          In no payout yet
        </Link>
      </div>
      <IgnoredNotice ignored={search.ignored} onDismiss={() => list.change({})} />
      <PayoutFilters search={search} filters={list.filters} change={list.change} go={list.go} />
      <LedgerPage
        noun="payout"
        path="/payouts"
        search={search}
        list={list}
        label="Payouts, newest first"
        columns={COLUMNS}
        row={(row) => <PayoutLine row={row} q={search.q} />}
        empty={
          <NothingFound
            noun="payout"
            later="Payouts appear here when a PSP reports one to ProcessOut. A sandbox project has none."
            loosenings={LOOSENINGS}
            search={search}
            list={list}
            count={payoutCountQuery}
          />
        }
        below={
          list.counts.data && (
            <PayoutTotals totals={list.counts.data.totals} isFiltered={hasFilters(search)} />
          )
        }
      />
    </>
  );
}
