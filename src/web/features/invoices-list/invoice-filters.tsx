import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { isId } from '#domain/ids.ts';
import { invoiceCountQuery } from '#web/api/invoice-queries.ts';
import type { ListParams } from '#web/api/list-queries.ts';
import { transactionOptionsQuery } from '#web/api/transaction-queries.ts';
import { AmountFilter } from '#web/common/list/amount-filter.tsx';
import { ChoiceFilter } from '#web/common/list/choice-filter.tsx';
import { CreatedFilter } from '#web/common/list/created-filter.tsx';
import styles from '#web/common/list/filter.module.css';
import { GivenFilter } from '#web/common/list/given-filter.tsx';
import { hasFilters } from '#web/common/list/list-place.ts';
import type { ListPlace } from '#web/common/list/list-place.ts';
import { SearchField } from '#web/common/list/search-field.tsx';
import { Button } from '#web/ui/button.tsx';
import type { InvoicesSearch } from './invoices-search.ts';

interface InvoiceFiltersProps {
  readonly search: InvoicesSearch;
  readonly filters: ListParams;
  readonly change: (change: Readonly<Record<string, unknown>>) => void;
  readonly go: (search: ListPlace) => void;
}

export function InvoiceFilters({ search, filters, change, go }: InvoiceFiltersProps) {
  const navigate = useNavigate();
  // An invoice has the currencies of the payments.
  const { data: options } = useQuery(transactionOptionsQuery());
  const currencies = options?.currencies ?? [];
  // An invoice's id goes straight to it.
  const find = (q: string | undefined) => {
    if (q !== undefined && isId('invoice', q))
      void navigate({ to: '/invoices/$invoiceId', params: { invoiceId: q } });
    else change({ q });
  };
  // Amounts mean one currency: without it they mean nothing.
  const chooseCurrency = (currency: readonly string[]) =>
    change(currency.length === 1 ? { currency } : { currency, amount_gte: undefined, amount_lte: undefined });
  return (
    <div className={styles.filters} role="search" aria-label="Filter invoices">
      <SearchField q={search.q} label="Search invoices" placeholder="Order, e-mail, name" search={find} />
      <GivenFilter
        label="Customer"
        value={search.customer_id ?? null}
        remove={() => change({ customer_id: undefined })}
      />
      <CreatedFilter
        noun="invoice"
        search={search}
        filters={filters}
        count={invoiceCountQuery}
        change={change}
      />
      <AmountFilter search={search} currencies={currencies.map(({ value }) => value)} change={change} />
      <ChoiceFilter
        label="Currency"
        chosen={search.currency}
        choices={currencies.map(({ value, count }) => ({ value, label: value, count }))}
        apply={chooseCurrency}
      />
      {hasFilters(search) && (
        <Button kind="quiet" onClick={() => go({})}>
          Clear all
        </Button>
      )}
    </div>
  );
}
