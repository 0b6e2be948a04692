import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { EventFamily } from '#domain/event.ts';
import { idKind } from '#domain/ids.ts';
import { eventCountQuery, eventOptionsQuery } from '#web/api/event-queries.ts';
import type { ListParams } from '#web/api/list-queries.ts';
import { eventView, FAMILY_WORDS } from '#web/common/event-view.ts';
import { ChoiceFilter } from '#web/common/list/choice-filter.tsx';
import { CreatedFilter } from '#web/common/list/created-filter.tsx';
import styles from '#web/common/list/filter.module.css';
import { GivenFilter } from '#web/common/list/given-filter.tsx';
import { hasFilters } from '#web/common/list/list-place.ts';
import type { ListPlace } from '#web/common/list/list-place.ts';
import { SearchField } from '#web/common/list/search-field.tsx';
import { Button } from '#web/ui/button.tsx';
import type { EventsSearch } from './events-search.ts';

interface EventFiltersProps {
  /** Whether the whole list is indexed. */
  readonly complete: boolean;
  readonly search: EventsSearch;
  readonly filters: ListParams;
  readonly change: (change: Readonly<Record<string, unknown>>) => void;
  readonly go: (search: ListPlace) => void;
}

export function EventFilters({ complete, search, filters, change, go }: EventFiltersProps) {
  const navigate = useNavigate();
  const { data: options } = useQuery(eventOptionsQuery(complete));
  // An event's id goes straight to it; any other id asks for what happened to that object.
  const find = (q: string | undefined) => {
    const kind = q === undefined ? null : idKind(q);
    if (q !== undefined && kind === 'event')
      void navigate({ to: '/events/$eventId', params: { eventId: q } });
    else change(kind === null ? { q } : { q: undefined, object_id: q });
  };
  return (
    <div className={styles.filters} role="search" aria-label="Filter events">
      <SearchField q={search.q} label="Search events" placeholder="An id, or what happened" search={find} />
      <GivenFilter
        label="About"
        value={search.object_id ?? null}
        remove={() => change({ object_id: undefined })}
      />
      <CreatedFilter noun="event" search={search} filters={filters} count={eventCountQuery} change={change} />
      <ChoiceFilter
        label="Family"
        chosen={search.family}
        choices={(options?.families ?? []).map(({ value, count }) => ({
          value,
          label: FAMILY_WORDS[value as EventFamily],
          count,
        }))}
        apply={(family) => change({ family })}
      />
      <ChoiceFilter
        label="Event"
        chosen={search.name}
        choices={(options?.names ?? []).map(({ value, count }) => ({
          value,
          label: eventView(value).word,
          count,
        }))}
        apply={(name) => change({ name })}
      />
      {hasFilters(search) && (
        <Button kind="quiet" onClick={() => go({})}>
          Clear all
        </Button>
      )}
    </div>
  );
}
