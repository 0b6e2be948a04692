import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { idKind } from '#domain/ids.ts';
import { TRANSACTION_STATUSES } from '#domain/transaction.ts';
import { transactionCountQuery, transactionOptionsQuery } from '#web/api/transaction-queries.ts';
import type { ListParams } from '#web/api/list-queries.ts';
import { statusWord } from '#web/common/transaction-status.ts';
import { gatewayName, schemeName } from '#web/format/names.ts';
import { Button } from '#web/ui/button.tsx';
import { AmountFilter } from '#web/common/list/amount-filter.tsx';
import { ChoiceFilter } from '#web/common/list/choice-filter.tsx';
import { CreatedFilter } from '#web/common/list/created-filter.tsx';
import styles from '#web/common/list/filter.module.css';
import { hasFilters } from '#web/common/list/list-place.ts';
import { BehindChips } from './behind-chips.tsx';
import type { ListSearch } from './list-search.ts';
import { SearchField } from '#web/common/list/search-field.tsx';

interface FilterBarProps {
  readonly search: ListSearch;
  readonly filters: ListParams;
  readonly change: (change: Partial<Record<keyof ListSearch, unknown>>) => void;
  readonly go: (search: ListSearch) => void;
}

const STATUS_CHOICES = TRANSACTION_STATUSES.map((value) => ({
  value,
  label: statusWord(value),
  count: null,
}));

/** An unset filter is a dashed outline; a set one is solid and says its value. */
export function FilterBar({ search, filters, change, go }: FilterBarProps) {
  const navigate = useNavigate();
  const { data: options } = useQuery(transactionOptionsQuery());
  const choices = (
    list: readonly { value: string; count: number }[] | undefined,
    name: (value: string) => string,
  ) => (list ?? []).map(({ value, count }) => ({ value, label: name(value), count }));
  // A transaction's id goes straight to it.
  const find = (q: string | undefined) => {
    if (q !== undefined && idKind(q) === 'transaction')
      void navigate({ to: '/transactions/$transactionId', params: { transactionId: q } });
    else change({ q });
  };
  // Amounts mean one currency: without it they mean nothing.
  const chooseCurrency = (currency: readonly string[]) =>
    change(currency.length === 1 ? { currency } : { currency, amount_gte: undefined, amount_lte: undefined });
  return (
    <div className={styles.filters} role="search" aria-label="Filter transactions">
      <SearchField
        q={search.q}
        label="Search transactions"
        placeholder="Order, e-mail, name, last 4"
        search={find}
      />
      <CreatedFilter
        noun="payment"
        search={search}
        filters={filters}
        count={transactionCountQuery}
        change={change}
      />
      <AmountFilter
        search={search}
        currencies={options?.currencies.map(({ value }) => value) ?? []}
        change={change}
      />
      <ChoiceFilter
        label="Status"
        chosen={search.status}
        choices={STATUS_CHOICES}
        apply={(status) => change({ status })}
      />
      <ChoiceFilter
        label="Currency"
        chosen={search.currency}
        choices={choices(options?.currencies, (value) => value)}
        apply={chooseCurrency}
      />
      <ChoiceFilter
        label="PSP"
        chosen={search.gateway}
        choices={choices(options?.gateways, gatewayName)}
        apply={(gateway) => change({ gateway })}
      />
      <ChoiceFilter
        label="Card"
        chosen={search.scheme}
        choices={choices(options?.schemes, schemeName)}
        apply={(scheme) => change({ scheme })}
      />
      <BehindChips search={search} change={change} />
      {hasFilters(search) && (
        <Button kind="quiet" onClick={() => go(search.limit === undefined ? {} : { limit: search.limit })}>
          Clear all
        </Button>
      )}
    </div>
  );
}
