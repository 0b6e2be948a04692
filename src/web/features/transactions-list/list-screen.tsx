import { useQuery } from '@tanstack/react-query';
import { syncQuery } from '#web/api/session-queries.ts';
import { transactionCountQuery } from '#web/api/transaction-queries.ts';
import { ColumnsMenu } from '#web/common/list/columns-menu.tsx';
import { IgnoredNotice } from '#web/common/list/ignored-notice.tsx';
import head from '#web/common/list/list-head.module.css';
import { hasFilters } from '#web/common/list/list-place.ts';
import { NewRows } from '#web/common/list/new-rows.tsx';
import { Pager } from '#web/common/list/pager.tsx';
import { usePageTitle } from '#web/common/use-page-title.ts';
import { COLUMNS } from './columns.ts';
import { FilterBar } from './filter-bar.tsx';
import { ListBody } from './list-body.tsx';
import type { ListSearch } from './list-search.ts';
import { StatusTabs } from './status-tabs.tsx';
import { useList } from './use-list.ts';

/** The list of transactions: the address says what it shows, the mirror answers. */
export function ListScreen({ search }: { readonly search: ListSearch }) {
  const list = useList(search);
  usePageTitle('Transactions');
  return (
    <>
      <div className={head.head}>
        <h1>Transactions</h1>
        <StatusTabs search={search} counts={list.counts.data} />
      </div>
      <IgnoredNotice ignored={search.ignored} onDismiss={() => list.go(withoutIgnored(search), true)} />
      <div className={head.filterLine}>
        <FilterBar search={search} filters={list.filters} change={list.change} go={list.go} />
        <NewRows noun="payment" search={search} list={list} count={transactionCountQuery} />
        <ColumnsMenu list="/transactions" columns={COLUMNS} />
      </div>
      <ListBody search={search} list={list} />
      <Foot search={search} list={list} />
    </>
  );
}

function Foot({ search, list }: { readonly search: ListSearch; readonly list: ReturnType<typeof useList> }) {
  const { data } = list.page;
  // The page was read a while ago; how far the mirror is now comes with the live stream.
  const { data: sync } = useQuery(syncQuery());
  return (
    <Pager
      noun="payment"
      path="/transactions"
      search={search}
      isFiltered={hasFilters(search)}
      count={data?.count}
      // The count is asked for again as the mirror grows; the page is not.
      total={list.counts.data?.total_count ?? data?.total_count}
      coverage={sync?.coverage ?? data?.coverage}
      newer={list.newer}
      older={list.older}
      onResize={() => list.change({ limit: undefined })}
    />
  );
}

function withoutIgnored({ ignored: _ignored, ...rest }: ListSearch): ListSearch {
  return rest;
}
