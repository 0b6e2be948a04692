import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { serverNow } from '#web/api/server-clock.ts';
import type { AnyCount, CountQuery, ListParams } from '#web/api/list-queries.ts';
import { useZone } from '#web/common/preferences.ts';
import { countOf } from '#web/format/money.ts';
import { closePopover } from '#web/ui/popover.tsx';
import styles from './created-filter.module.css';
import { PRESET_LABELS, rangeInWords } from './created-range.ts';
import type { CreatedSearch } from './created-range.ts';
import { FilterChip } from './filter-chip.tsx';

const CreatedForm = lazy(async () => ({ default: (await import('./created-form.tsx')).CreatedForm }));

interface CountProps<C extends AnyCount> {
  /** What the rows are, one of them: "payment". */
  readonly noun: string;
  readonly filters: ListParams;
  readonly count: (params: ListParams) => CountQuery<C>;
}

interface CreatedFilterProps<C extends AnyCount> extends CountProps<C> {
  readonly search: CreatedSearch;
  readonly change: (change: Readonly<Record<string, unknown>>) => void;
}

function words(search: CreatedSearch, zone: string): string | null {
  return search.created === undefined
    ? rangeInWords(search.created_gte, search.created_lt, zone, serverNow())
    : PRESET_LABELS[search.created].toLowerCase();
}

/** When it was created: days that are typed, that move with the clock, or picked from a calendar. */
export function CreatedFilter<C extends AnyCount>({ search, change, ...rest }: CreatedFilterProps<C>) {
  const zone = useZone();
  return (
    <FilterChip label="Created" value={words(search, zone)} wide>
      {() => (
        <Suspense fallback={<div className={styles.loading} />}>
          <CreatedForm
            search={search}
            zone={zone}
            apply={(values) => {
              closePopover();
              change({ created: undefined, created_gte: undefined, created_lt: undefined, ...values });
            }}
            show={(bounds) => <ShowCount {...rest} bounds={bounds} />}
          />
        </Suspense>
      )}
    </FilterChip>
  );
}

/** "Show 214 payments", once they are counted. */
function ShowCount<C extends AnyCount>({
  noun,
  filters,
  count,
  bounds,
}: CountProps<C> & { bounds: CreatedSearch }) {
  const { created_gte: _gte, created_lt: _lt, ...others } = filters;
  const { data, isPlaceholderData } = useQuery(count({ ...others, ...bounds }));
  return data === undefined || isPlaceholderData ? 'Show' : `Show ${countOf(data.total_count, noun)}`;
}
