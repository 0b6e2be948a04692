import { useQuery } from '@tanstack/react-query';
import { TRANSACTION_STATUSES } from '#domain/transaction.ts';
import { transactionOptionsQuery } from '#web/api/transaction-queries.ts';
import type { ListParams } from '#web/api/transaction-queries.ts';
import { statusWord } from '#web/common/transaction-status.ts';
import { gatewayName, schemeName } from '#web/format/names.ts';
import { Button } from '#web/ui/button.tsx';
import { AmountFilter } from './amount-filter.tsx';
import { ChoiceFilter } from './choice-filter.tsx';
import { CreatedFilter } from './created-filter.tsx';
import styles from './filter-bar.module.css';
import { hasFilters } from './list-search.ts';
import type { ListSearch } from './list-search.ts';
import { SearchField } from './search-field.tsx';

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
  const { data: options } = useQuery(transactionOptionsQuery());
  const choices = (
    list: readonly { value: string; count: number }[] | undefined,
    name: (value: string) => string,
  ) => (list ?? []).map(({ value, count }) => ({ value, label: name(value), count }));
  return (
    <div className={styles.filters} role="search" aria-label="Filter transactions">
      <SearchField q={search.q} change={change} />
      <CreatedFilter search={search} filters={filters} change={change} />
      <AmountFilter
        search={search}
        currencies={options?.currencies.map(({ value }) => value) ?? []}
        change={change}
      />
      <ChoiceFilter
        label="Status"
        field="status"
        chosen={search.status}
        choices={STATUS_CHOICES}
        change={change}
      />
      <ChoiceFilter
        label="Currency"
        field="currency"
        chosen={search.currency}
        choices={choices(options?.currencies, (value) => value)}
        change={change}
      />
      <ChoiceFilter
        label="PSP"
        field="gateway"
        chosen={search.gateway}
        choices={choices(options?.gateways, gatewayName)}
        change={change}
      />
      <ChoiceFilter
        label="Card"
        field="scheme"
        chosen={search.scheme}
        choices={choices(options?.schemes, schemeName)}
        change={change}
      />
      {hasFilters(search) && (
        <Button kind="quiet" onClick={() => go(search.limit === undefined ? {} : { limit: search.limit })}>
          Clear all
        </Button>
      )}
    </div>
  );
}
