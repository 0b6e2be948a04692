import { serverNow } from '#web/api/server-clock.ts';
import type { UnsettledGroup } from '#contract/settlement.ts';
import { ChoiceFilter } from '#web/common/list/choice-filter.tsx';
import { rangeInWords } from '#web/common/list/created-range.ts';
import styles from '#web/common/list/filter.module.css';
import { GivenFilter } from '#web/common/list/given-filter.tsx';
import { hasFilters } from '#web/common/list/list-place.ts';
import { ToggleFilter } from '#web/common/list/toggle-filter.tsx';
import { useZone } from '#web/common/preferences.ts';
import { gatewayName } from '#web/format/names.ts';
import { Button } from '#web/ui/button.tsx';
import { asOfInWords, atMoment } from './as-of-words.ts';
import type { UnsettledSearch } from './unsettled-search.ts';

interface UnsettledFiltersProps {
  readonly search: UnsettledSearch;
  /** What there is to choose from. */
  readonly groups: readonly UnsettledGroup[];
  readonly change: (change: Partial<Record<keyof UnsettledSearch, unknown>>) => void;
  readonly go: (search: UnsettledSearch) => void;
}

export function UnsettledFilters({ search, groups, change, go }: UnsettledFiltersProps) {
  const zone = useZone();
  const { as_of, ...narrowing } = search;
  return (
    <div className={styles.filters} role="search" aria-label="Filter what is in no payout">
      <ChoiceFilter
        label="PSP"
        chosen={search.gateway}
        choices={choices(groups, 'gateway', gatewayName)}
        apply={(gateway) => change({ gateway })}
      />
      <ChoiceFilter
        label="Currency"
        chosen={search.currency}
        choices={choices(groups, 'currency', (code) => code)}
        apply={(currency) => change({ currency })}
      />
      <ToggleFilter
        label="Late"
        on={search.late !== undefined}
        change={(on) => change({ late: on ? 'true' : undefined })}
      />
      <GivenFilter
        label="As of"
        value={as_of === undefined ? null : asOfInWords(as_of, zone)}
        remove={() => change({ as_of: undefined })}
      />
      <GivenFilter
        label="Captured"
        value={rangeInWords(search.captured_gte, search.captured_lt, zone, serverNow())}
        remove={() => change({ captured_gte: undefined, captured_lt: undefined })}
      />
      {hasFilters(narrowing) && (
        <Button kind="quiet" onClick={() => go(atMoment(as_of))}>
          Clear all
        </Button>
      )}
    </div>
  );
}

/** What the groups have of one kind, with how many payments wait of each. */
function choices(
  groups: readonly UnsettledGroup[],
  kind: 'gateway' | 'currency',
  name: (value: string) => string,
) {
  const counts = new Map<string, number>();
  for (const group of groups) counts.set(group[kind], (counts.get(group[kind]) ?? 0) + group.count);
  return [...counts].map(([value, count]) => ({ value, label: name(value), count }));
}
