import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { serverNow } from '#web/api/server-clock.ts';
import type { AnyCount, CountQuery, ListParams } from '#web/api/list-queries.ts';
import { useZone } from '#web/common/preferences.ts';
import { countOf } from '#web/format/money.ts';
import { dayOf, zoneCity, zoneOffset } from '#web/format/zone.ts';
import { Button } from '#web/ui/button.tsx';
import { closePopover } from '#web/ui/popover.tsx';
import { Icon } from '#web/ui/icon.tsx';
import styles from './created-filter.module.css';
import {
  CREATED_PRESETS,
  customDays,
  dayBounds,
  PRESET_LABELS,
  presetDays,
  rangeInWords,
} from './created-range.ts';
import type { CreatedPreset, CreatedSearch, DayRange } from './created-range.ts';
import chips from './filter.module.css';
import { FilterChip } from './filter-chip.tsx';

const RangeCalendar = lazy(async () => ({
  default: (await import('#web/ui/range-calendar.tsx')).RangeCalendar,
}));

interface CreatedFilterProps<C extends AnyCount> {
  /** What the rows are, one of them: "payment". */
  readonly noun: string;
  readonly search: CreatedSearch;
  readonly filters: ListParams;
  readonly count: (params: ListParams) => CountQuery<C>;
  readonly change: (change: Readonly<Record<string, unknown>>) => void;
}

function words(search: CreatedSearch, zone: string): string | null {
  return search.created === undefined
    ? rangeInWords(search.created_gte, search.created_lt, zone, serverNow())
    : PRESET_LABELS[search.created].toLowerCase();
}

/** When it was created: presets that move with the clock, or days picked from a calendar. */
export function CreatedFilter<C extends AnyCount>({ change, ...rest }: CreatedFilterProps<C>) {
  const zone = useZone();
  const { search } = rest;
  return (
    <FilterChip label="Created" value={words(search, zone)} wide>
      {() => (
        <CreatedForm
          {...rest}
          zone={zone}
          apply={(values) => {
            closePopover();
            change({ created: undefined, created_gte: undefined, created_lt: undefined, ...values });
          }}
        />
      )}
    </FilterChip>
  );
}

interface CreatedFormProps<C extends AnyCount> extends Omit<CreatedFilterProps<C>, 'change'> {
  readonly zone: string;
  readonly apply: (values: CreatedSearch) => void;
}

function CreatedForm<C extends AnyCount>(props: CreatedFormProps<C>) {
  const { noun, search, filters, count: countQuery, zone, apply } = props;
  const now = serverNow();
  const [preset, setPreset] = useState<CreatedPreset | undefined>(search.created);
  const [days, setDays] = useState<DayRange | null>(
    search.created === undefined ? customDays(search, zone) : presetDays(search.created, zone, now),
  );
  const bounds = days === null ? {} : dayBounds(days, zone);
  const { created_gte: _gte, created_lt: _lt, ...others } = filters;
  const { data: count, isPlaceholderData } = useQuery(countQuery({ ...others, ...bounds }));
  return (
    <div className={styles.form}>
      <div className={styles.presets}>
        {CREATED_PRESETS.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={preset === name}
            onClick={() => {
              setPreset(name);
              setDays(presetDays(name, zone, now));
            }}
          >
            {PRESET_LABELS[name]}
            {preset === name && <Icon name="check" />}
          </button>
        ))}
        <button type="button" aria-pressed={days === null} onClick={() => apply({})}>
          Any time
        </button>
      </div>
      <Suspense fallback={<div className={styles.calendar} />}>
        <div className={styles.calendar}>
          <RangeCalendar
            range={days}
            latest={dayOf(zone, now)}
            onChange={(range) => {
              setPreset(undefined);
              setDays(range);
            }}
          />
        </div>
      </Suspense>
      <div className={`${chips.foot} ${styles.foot}`}>
        <p>
          Both days included, midnight to midnight in {zoneCity(zone)} ({zoneOffset(zone, now)}).
        </p>
        <Button
          small
          kind="primary"
          onClick={() => apply(preset === undefined ? bounds : { created: preset })}
        >
          {count === undefined || isPlaceholderData ? 'Show' : `Show ${countOf(count.total_count, noun)}`}
        </Button>
      </div>
    </div>
  );
}
