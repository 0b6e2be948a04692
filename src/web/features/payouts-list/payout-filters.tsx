import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { isId } from '#domain/ids.ts';
import type { ListParams } from '#web/api/list-queries.ts';
import { payoutCountQuery, payoutOptionsQuery } from '#web/api/payout-queries.ts';
import { serverNow } from '#web/api/server-clock.ts';
import { ChoiceFilter } from '#web/common/list/choice-filter.tsx';
import { CreatedFilter } from '#web/common/list/created-filter.tsx';
import { rangeInWords } from '#web/common/list/created-range.ts';
import styles from '#web/common/list/filter.module.css';
import { GivenFilter } from '#web/common/list/given-filter.tsx';
import { hasFilters } from '#web/common/list/list-place.ts';
import type { ListPlace } from '#web/common/list/list-place.ts';
import { SearchField } from '#web/common/list/search-field.tsx';
import { ToggleFilter } from '#web/common/list/toggle-filter.tsx';
import { useZone } from '#web/common/preferences.ts';
import { countOf } from '#web/format/money.ts';
import { gatewayName } from '#web/format/names.ts';
import { Button } from '#web/ui/button.tsx';
import type { PayoutsSearch } from './payouts-search.ts';

interface PayoutFiltersProps {
  readonly search: PayoutsSearch;
  readonly filters: ListParams;
  readonly change: (change: Partial<Record<keyof PayoutsSearch, unknown>>) => void;
  readonly go: (search: ListPlace) => void;
}

type Options = readonly { readonly value: string; readonly count: number }[];

const choices = (options: Options = [], name: (value: string) => string = (value) => value) =>
  options.map(({ value, count }) => ({ value, label: name(value), count }));

export function PayoutFilters({ search, filters, change, go }: PayoutFiltersProps) {
  const navigate = useNavigate();
  const zone = useZone();
  const { data: options } = useQuery(payoutOptionsQuery());
  // A payout's id goes straight to it.
  const find = (q: string | undefined) => {
    if (q !== undefined && isId('payout', q))
      void navigate({ to: '/payouts/$payoutId', params: { payoutId: q } });
    else change({ q });
  };
  return (
    <div className={styles.filters} role="search" aria-label="Filter payouts">
      <SearchField q={search.q} label="Search payouts" placeholder="Bank text, reference" search={find} />
      <CreatedFilter
        noun="payout"
        search={search}
        filters={filters}
        count={payoutCountQuery}
        change={change}
      />
      <GivenFilter
        label="Settled"
        value={rangeInWords(search.settled_gte, search.settled_lt, zone, serverNow())}
        remove={() => change({ settled_gte: undefined, settled_lt: undefined })}
      />
      <GivenFilter
        label="Only"
        value={search.id === undefined ? null : countOf(search.id.length, 'payout')}
        remove={() => change({ id: undefined })}
      />
      <ChoiceFilter
        label="PSP"
        chosen={search.gateway}
        choices={choices(options?.gateways, gatewayName)}
        apply={(gateway) => change({ gateway })}
      />
      <ChoiceFilter
        label="Currency"
        chosen={search.currency}
        choices={choices(options?.currencies)}
        apply={(currency) => change({ currency })}
      />
      <ChoiceFilter
        label="Bank"
        chosen={search.bank}
        choices={choices(options?.banks)}
        apply={(bank) => change({ bank })}
      />
      <ToggleFilter
        label="Not matched"
        on={search.unmatched !== undefined}
        change={(on) => change({ unmatched: on ? 'true' : undefined })}
      />
      <ToggleFilter
        label="Unexplained"
        on={search.unexplained !== undefined}
        change={(on) => change({ unexplained: on ? 'true' : undefined })}
      />
      {hasFilters(search) && (
        <Button kind="quiet" onClick={() => go(search.limit === undefined ? {} : { limit: search.limit })}>
          Clear all
        </Button>
      )}
    </div>
  );
}
