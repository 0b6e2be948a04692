import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Crumbs } from '#web/common/detail/crumbs.tsx';
import { IgnoredNotice } from '#web/common/list/ignored-notice.tsx';
import { LedgerTable } from '#web/common/list/ledger-table.tsx';
import { hasFilters } from '#web/common/list/list-place.ts';
import { ListRows } from '#web/common/list/list-rows.tsx';
import { Pager } from '#web/common/list/pager.tsx';
import { countOf } from '#web/format/money.ts';
import { Button } from '#web/ui/button.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { SectionBoundary } from '#web/ui/section-boundary.tsx';
import { GroupTable } from './group-table.tsx';
import { UnsettledFilters } from './unsettled-filters.tsx';
import { UnsettledLine } from './unsettled-line.tsx';
import type { UnsettledSearch } from './unsettled-search.ts';
import styles from './unsettled-screen.module.css';
import { useUnsettled } from './use-unsettled.ts';

const COLUMNS = [
  { name: 'captured', label: 'Captured' },
  { name: 'order', label: 'Order' },
  { name: 'customer', label: 'Customer' },
  { name: 'psp', label: 'PSP' },
  { name: 'age', label: 'Waits since' },
  { name: 'amount', label: 'In no payout', atEnd: true },
] as const;

/** Captured and in no payout yet, against how long each PSP usually takes; the longest wait first. */
export function UnsettledScreen({ search }: { readonly search: UnsettledSearch }) {
  const list = useUnsettled(search);
  const { data } = list.page;
  const groups = list.groups.data?.groups ?? [];
  useEffect(() => {
    document.title = 'In no payout yet · Counterfoil';
  }, []);
  return (
    <>
      <Crumbs up={<Link to="/payouts">Payouts</Link>} here="In no payout yet" />
      <h1 className={styles.title}>In no payout yet</h1>
      <p className={styles.lead}>
        {groups.length === 0
          ? 'What was captured and no PSP has put into a payout.'
          : `${countOf(
              groups.reduce((sum, { count }) => sum + count, 0),
              'payment is',
              'payments are',
            )} captured and in no payout yet. How long is too long is told by each PSP’s own payouts.`}
      </p>
      {list.groups.data?.complete === false && (
        <Notice tone="info" title="Payouts are still being read.">
          What seems to wait here may turn out to be in one of them.
        </Notice>
      )}
      <SectionBoundary what="The groups">
        {groups.length > 0 && <GroupTable groups={groups} />}
      </SectionBoundary>
      <IgnoredNotice ignored={search.ignored} onDismiss={() => list.change({})} />
      <UnsettledFilters search={search} groups={groups} change={list.change} go={list.go} />
      <ListRows
        page={list.page}
        plural="payments"
        isEmpty={data !== undefined && list.rows.length === 0}
        empty={<Nothing search={search} list={list} />}
      >
        <LedgerTable
          label="Payments in no payout, oldest first"
          columns={COLUMNS}
          rows={list.rows}
          loading={data === undefined}
          stale={list.page.isPlaceholderData}
          at={({ transaction }) => transaction.created_at}
          row={(row) => <UnsettledLine row={row} />}
        />
      </ListRows>
      <Pager
        noun="payment"
        path="/unsettled"
        search={search}
        isFiltered={hasFilters(search)}
        count={data?.count}
        total={data?.total_count}
        coverage={data?.coverage}
        newer={list.newer}
        older={list.older}
        oldestFirst
        onResize={() => list.change({ limit: undefined })}
      />
    </>
  );
}

interface NothingProps {
  readonly search: UnsettledSearch;
  readonly list: ReturnType<typeof useUnsettled>;
}

function Nothing({ search, list }: NothingProps) {
  if (!hasFilters(search))
    return (
      <EmptyState title="Nothing waits">Everything that was captured is in a payout of its PSP.</EmptyState>
    );
  return (
    <EmptyState
      title="No payment matches"
      actions={<Button onClick={() => list.go({})}>Clear all filters</Button>}
    >
      {search.late === undefined
        ? 'Nothing of this kind waits for a payout.'
        : 'Nothing of this kind is late.'}
    </EmptyState>
  );
}
