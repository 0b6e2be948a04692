import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { payoutCountQuery } from '#web/api/payout-queries.ts';
import { IgnoredNotice } from '#web/common/list/ignored-notice.tsx';
import { LedgerTable } from '#web/common/list/ledger-table.tsx';
import head from '#web/common/list/list-head.module.css';
import { hasFilters } from '#web/common/list/list-place.ts';
import { ListRows } from '#web/common/list/list-rows.tsx';
import { NothingFound } from '#web/common/list/nothing-found.tsx';
import { Pager } from '#web/common/list/pager.tsx';
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
  { name: 'psp', label: 'PSP' },
  { name: 'period', label: 'Items from' },
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
  const { data } = list.page;
  useEffect(() => {
    document.title = 'Payouts · Counterfoil';
  }, []);
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
      <ListRows
        page={list.page}
        plural="payouts"
        isEmpty={data !== undefined && list.rows.length === 0}
        empty={
          <NothingFound
            noun="payout"
            later="Payouts appear here when a PSP reports one to ProcessOut. A sandbox project has none."
            loosenings={LOOSENINGS}
            search={search}
            filters={list.filters}
            coverage={data?.coverage}
            count={payoutCountQuery}
            change={list.change}
            go={list.go}
          />
        }
      >
        <LedgerTable
          label="Payouts, newest first"
          columns={COLUMNS}
          rows={list.rows}
          loading={data === undefined}
          stale={list.page.isPlaceholderData}
          row={(row) => <PayoutLine row={row} q={search.q} />}
        />
        {list.counts.data && (
          <PayoutTotals totals={list.counts.data.totals} isFiltered={hasFilters(search)} />
        )}
      </ListRows>
      <Pager
        noun="payout"
        path="/payouts"
        search={search}
        isFiltered={hasFilters(search)}
        count={data?.count}
        total={data?.total_count ?? list.counts.data?.total_count}
        coverage={data?.coverage}
        newer={list.newer}
        older={list.older}
        onResize={() => list.change({ limit: undefined })}
      />
    </>
  );
}
