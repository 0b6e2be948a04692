import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { isId } from '#domain/ids.ts';
import { customerOptionsQuery } from '#web/api/customer-queries.ts';
import { ChoiceFilter } from '#web/common/list/choice-filter.tsx';
import styles from '#web/common/list/filter.module.css';
import { hasFilters } from '#web/common/list/list-place.ts';
import { SearchField } from '#web/common/list/search-field.tsx';
import { countryName } from '#web/format/words.ts';
import { Button } from '#web/ui/button.tsx';
import type { CustomersSearch } from './customers-search.ts';

interface CustomerFiltersProps {
  /** Whether the whole list is indexed. */
  readonly complete: boolean;
  readonly search: CustomersSearch;
  readonly change: (change: Readonly<Record<string, unknown>>) => void;
}

export function CustomerFilters({ complete, search, change }: CustomerFiltersProps) {
  const navigate = useNavigate();
  const { data: options } = useQuery(customerOptionsQuery(complete));
  // A customer's id goes straight to them.
  const find = (q: string | undefined) => {
    if (q !== undefined && isId('customer', q))
      void navigate({ to: '/customers/$customerId', params: { customerId: q } });
    else change({ q });
  };
  const clear = () => change({ q: undefined, country: undefined, currency: undefined });
  return (
    <div className={styles.filters} role="search" aria-label="Filter customers">
      <SearchField q={search.q} label="Search customers" placeholder="Name or e-mail" search={find} />
      <ChoiceFilter
        label="Country"
        chosen={search.country}
        choices={(options?.countries ?? []).map(({ value, count }) => ({
          value,
          label: countryName(value),
          count,
        }))}
        apply={(country) => change({ country })}
      />
      <ChoiceFilter
        label="Currency"
        chosen={search.currency}
        choices={(options?.currencies ?? []).map(({ value, count }) => ({ value, label: value, count }))}
        apply={(currency) => change({ currency })}
      />
      {hasFilters(search) && (
        <Button kind="quiet" onClick={clear}>
          Clear all
        </Button>
      )}
    </div>
  );
}
