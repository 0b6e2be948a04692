import { invoiceCountQuery } from '#web/api/invoice-queries.ts';
import { IgnoredNotice } from '#web/common/list/ignored-notice.tsx';
import { MakeLink } from '#web/common/make-link.tsx';
import { LedgerPage } from '#web/common/list/ledger-page.tsx';
import { NewRows } from '#web/common/list/new-rows.tsx';
import { NothingFound } from '#web/common/list/nothing-found.tsx';
import head from '#web/common/list/list-head.module.css';
import { usePageTitle } from '#web/common/use-page-title.ts';
import { InvoiceFilters } from './invoice-filters.tsx';
import { InvoiceLine } from './invoice-line.tsx';
import type { InvoicesSearch } from './invoices-search.ts';
import { StateTabs } from './state-tabs.tsx';
import { useInvoices } from './use-invoices.ts';

const COLUMNS = [
  { name: 'created', label: 'Created' },
  { name: 'name', label: 'Order' },
  { name: 'customer', label: 'Customer' },
  { name: 'state', label: 'State' },
  { name: 'amount', label: 'Amount', atEnd: true },
] as const;

const LOOSENINGS = [
  { label: 'search', fields: ['q'] },
  { label: 'amount filter', fields: ['amount_gte', 'amount_lte'] },
  { label: 'date filter', fields: ['created', 'created_gte', 'created_lt'] },
  { label: 'customer filter', fields: ['customer_id'] },
  { label: 'currency filter', fields: ['currency'] },
  { label: 'state filter', fields: ['state'] },
] as const;

/** The invoices and payment links, newest first. */
export function InvoicesScreen({ search }: { readonly search: InvoicesSearch }) {
  const list = useInvoices(search);
  usePageTitle('Invoices');
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
      <div className={head.filterLine}>
        <InvoiceFilters search={search} filters={list.filters} change={list.change} go={list.go} />
        <NewRows noun="invoice" search={search} list={list} count={invoiceCountQuery} />
      </div>
      <LedgerPage
        noun="invoice"
        path="/invoices"
        search={search}
        list={list}
        label="Invoices, newest first"
        columns={COLUMNS}
        row={(row) => <InvoiceLine row={row} q={search.q} />}
        empty={
          <NothingFound
            noun="invoice"
            later="Invoices appear here within seconds of the first checkout."
            loosenings={LOOSENINGS}
            search={search}
            list={list}
            count={invoiceCountQuery}
          />
        }
      />
    </>
  );
}
