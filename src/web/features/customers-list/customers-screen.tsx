import { customerCountQuery } from '#web/api/customer-queries.ts';
import { IgnoredNotice } from '#web/common/list/ignored-notice.tsx';
import { LedgerPage } from '#web/common/list/ledger-page.tsx';
import head from '#web/common/list/list-head.module.css';
import { NewRows } from '#web/common/list/new-rows.tsx';
import { NothingFound } from '#web/common/list/nothing-found.tsx';
import { MakeLink } from '#web/common/make-link.tsx';
import { usePageTitle } from '#web/common/use-page-title.ts';
import { CustomerFilters } from './customer-filters.tsx';
import { CustomerLine } from './customer-line.tsx';
import type { CustomersSearch } from './customers-search.ts';
import { useCustomers } from './use-customers.ts';

const COLUMNS = [
  { name: 'created', label: 'Since' },
  { name: 'name', label: 'Customer' },
  { name: 'email', label: 'E-mail' },
  { name: 'country', label: 'Country' },
  { name: 'currency', label: 'Currency' },
  { name: 'payments', label: 'Payments', atEnd: true },
] as const;

const LOOSENINGS = [
  { label: 'search', fields: ['q'] },
  { label: 'country filter', fields: ['country'] },
  { label: 'currency filter', fields: ['currency'] },
] as const;

/** The customers that ProcessOut knows, newest first. */
export function CustomersScreen({ search }: { readonly search: CustomersSearch }) {
  const list = useCustomers(search);
  const { data } = list.page;
  usePageTitle('Customers');
  return (
    <>
      <div className={head.head}>
        <h1>Customers</h1>
        <MakeLink to="/customers/new" capability="customers" className={head.action}>
          New customer
        </MakeLink>
      </div>
      <IgnoredNotice ignored={search.ignored} onDismiss={() => list.change({})} />
      <div className={head.filterLine}>
        <CustomerFilters complete={data?.coverage.complete === true} search={search} change={list.change} />
        <NewRows noun="customer" search={search} list={list} count={customerCountQuery} />
      </div>
      <LedgerPage
        noun="customer"
        path="/customers"
        search={search}
        list={list}
        label="Customers, newest first"
        columns={COLUMNS}
        row={(row) => <CustomerLine row={row} q={search.q} />}
        empty={
          <NothingFound
            noun="customer"
            later="Customers appear here when your shop creates them at ProcessOut."
            searchedBy="their names, e-mail addresses and ids"
            loosenings={LOOSENINGS}
            search={search}
            list={list}
            count={customerCountQuery}
          />
        }
      />
    </>
  );
}
