import { useEffect } from 'react';
import { LedgerTable } from '#web/common/list/ledger-table.tsx';
import { hasFilters } from '#web/common/list/list-place.ts';
import { IgnoredNotice } from '#web/common/list/ignored-notice.tsx';
import { ListRows } from '#web/common/list/list-rows.tsx';
import { MakeLink } from '#web/common/make-link.tsx';
import { Pager } from '#web/common/list/pager.tsx';
import head from '#web/common/list/list-head.module.css';
import { Button } from '#web/ui/button.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { InvoiceFilters } from './invoice-filters.tsx';
import { InvoiceLine } from './invoice-line.tsx';
import type { InvoicesSearch } from './invoices-search.ts';
import { StateTabs } from './state-tabs.tsx';
import { useInvoices } from './use-invoices.ts';

type List = ReturnType<typeof useInvoices>;

const COLUMNS = [
  { name: 'created', label: 'Created' },
  { name: 'name', label: 'Order' },
  { name: 'customer', label: 'Customer' },
  { name: 'state', label: 'State' },
  { name: 'amount', label: 'Amount', atEnd: true },
] as const;

/** The invoices and payment links, newest first. */
export function InvoicesScreen({ search }: { readonly search: InvoicesSearch }) {
  const list = useInvoices(search);
  const { data } = list.page;
  useEffect(() => {
    document.title = 'Invoices · Counterfoil';
  }, []);
  return (
    <>
      <div className={head.head}>
        <h1>Invoices</h1>
        <StateTabs search={search} counts={list.counts.data} />
        <MakeLink to="/invoices/new" capability="invoices" className={head.action}>
          New invoice
        </MakeLink>
      </div>
      <IgnoredNotice ignored={search.ignored} onDismiss={() => list.change({})} />
      <InvoiceFilters search={search} filters={list.filters} change={list.change} go={list.go} />
      <ListRows
        page={list.page}
        plural="invoices"
        isEmpty={data !== undefined && list.rows.length === 0}
        empty={<None search={search} list={list} />}
      >
        <LedgerTable
          label="Invoices, newest first"
          columns={COLUMNS}
          rows={list.rows}
          loading={data === undefined}
          stale={list.page.isPlaceholderData}
          row={(row) => <InvoiceLine row={row} q={search.q} />}
        />
      </ListRows>
      <Pager
        noun="invoice"
        path="/invoices"
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

function None({ search, list }: { readonly search: InvoicesSearch; readonly list: List }) {
  const complete = list.page.data?.coverage.complete !== false;
  if (!hasFilters(search))
    return (
      <EmptyState title="No invoices yet">
        {complete
          ? 'Invoices appear here within seconds of the first checkout.'
          : 'The list is being read from ProcessOut. Invoices appear here as they arrive, newest first.'}
      </EmptyState>
    );
  return (
    <EmptyState
      title="No invoice matches"
      actions={<Button onClick={() => list.go({})}>Clear all filters</Button>}
    >
      {complete
        ? 'All invoices were searched.'
        : 'Invoices are still being indexed, newest first; older ones may match.'}
    </EmptyState>
  );
}
