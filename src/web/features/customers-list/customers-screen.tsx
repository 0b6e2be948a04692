import { useEffect } from 'react';
import { LedgerTable } from '#web/common/list/ledger-table.tsx';
import { hasFilters } from '#web/common/list/list-place.ts';
import { IgnoredNotice } from '#web/common/list/ignored-notice.tsx';
import head from '#web/common/list/list-head.module.css';
import { ListRows } from '#web/common/list/list-rows.tsx';
import { MakeLink } from '#web/common/make-link.tsx';
import { Pager } from '#web/common/list/pager.tsx';
import { Button } from '#web/ui/button.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { CustomerFilters } from './customer-filters.tsx';
import { CustomerLine } from './customer-line.tsx';
import type { CustomersSearch } from './customers-search.ts';
import { useCustomers } from './use-customers.ts';

type List = ReturnType<typeof useCustomers>;

const COLUMNS = [
  { name: 'created', label: 'Since' },
  { name: 'name', label: 'Customer' },
  { name: 'email', label: 'E-mail' },
  { name: 'country', label: 'Country' },
  { name: 'currency', label: 'Currency' },
  { name: 'payments', label: 'Payments', atEnd: true },
] as const;

/** The customers that ProcessOut knows, newest first. */
export function CustomersScreen({ search }: { readonly search: CustomersSearch }) {
  const list = useCustomers(search);
  const { data } = list.page;
  useEffect(() => {
    document.title = 'Customers · Counterfoil';
  }, []);
  return (
    <>
      <div className={head.head}>
        <h1>Customers</h1>
        <MakeLink to="/customers/new" capability="customers" className={head.action}>
          New customer
        </MakeLink>
      </div>
      <IgnoredNotice ignored={search.ignored} onDismiss={() => list.change({})} />
      <CustomerFilters complete={data?.coverage.complete === true} search={search} change={list.change} />
      <ListRows
        page={list.page}
        plural="customers"
        isEmpty={data !== undefined && list.rows.length === 0}
        empty={<Nobody search={search} list={list} />}
      >
        <LedgerTable
          label="Customers, newest first"
          columns={COLUMNS}
          rows={list.rows}
          loading={data === undefined}
          stale={list.page.isPlaceholderData}
          row={(row) => <CustomerLine row={row} q={search.q} />}
        />
      </ListRows>
      <Pager
        noun="customer"
        path="/customers"
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

function Nobody({ search, list }: { readonly search: CustomersSearch; readonly list: List }) {
  const complete = list.page.data?.coverage.complete !== false;
  if (!hasFilters(search)) {
    return (
      <EmptyState title="No customers yet">
        {complete
          ? 'Customers appear here when your shop creates them at ProcessOut.'
          : 'The list is being read from ProcessOut. Customers appear here as they arrive, newest first.'}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No customer matches"
      actions={<Button onClick={() => list.go({})}>Clear all filters</Button>}
    >
      {complete
        ? 'All customers were searched, by their names, e-mail addresses and ids.'
        : 'Customers are still being indexed, newest first; older ones may match.'}
    </EmptyState>
  );
}
