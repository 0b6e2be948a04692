import { useEffect } from 'react';
import { eventCountQuery } from '#web/api/event-queries.ts';
import { IgnoredNotice } from '#web/common/list/ignored-notice.tsx';
import { LedgerTable } from '#web/common/list/ledger-table.tsx';
import head from '#web/common/list/list-head.module.css';
import { hasFilters } from '#web/common/list/list-place.ts';
import { ListRows } from '#web/common/list/list-rows.tsx';
import { NewRows } from '#web/common/list/new-rows.tsx';
import { Pager } from '#web/common/list/pager.tsx';
import { Button } from '#web/ui/button.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { EventFilters } from './event-filters.tsx';
import { EventLine } from './event-line.tsx';
import type { EventsSearch } from './events-search.ts';
import { useEvents } from './use-events.ts';

type List = ReturnType<typeof useEvents>;

const COLUMNS = [
  { name: 'created', label: 'Time' },
  { name: 'word', label: 'What happened' },
  { name: 'name', label: 'Event' },
  { name: 'object', label: 'About' },
] as const;

/** What ProcessOut said that happened, newest first. */
export function EventsScreen({ search }: { readonly search: EventsSearch }) {
  const list = useEvents(search);
  const { data } = list.page;
  useEffect(() => {
    document.title = 'Events · Counterfoil';
  }, []);
  return (
    <>
      <div className={head.head}>
        <h1>Events</h1>
      </div>
      <IgnoredNotice ignored={search.ignored} onDismiss={() => list.change({})} />
      <div className={head.filterLine}>
        <EventFilters
          complete={data?.coverage.complete === true}
          search={search}
          filters={list.filters}
          change={list.change}
          go={list.go}
        />
        <NewRows
          noun="event"
          search={search}
          filters={list.filters}
          first={list.first}
          count={eventCountQuery}
        />
      </div>
      <ListRows
        page={list.page}
        plural="events"
        isEmpty={data !== undefined && list.rows.length === 0}
        empty={<Nothing search={search} list={list} />}
      >
        <LedgerTable
          label="Events, newest first"
          columns={COLUMNS}
          rows={list.rows}
          loading={data === undefined}
          stale={list.page.isPlaceholderData}
          at={({ fired_at }) => fired_at}
          row={(row) => <EventLine row={row} q={search.q} />}
        />
      </ListRows>
      <Pager
        noun="event"
        path="/events"
        search={search}
        isFiltered={hasFilters(search)}
        count={data?.count}
        total={list.counts.data?.total_count ?? data?.total_count}
        coverage={data?.coverage}
        newer={list.newer}
        older={list.older}
        onResize={() => list.change({ limit: undefined })}
      />
    </>
  );
}

function Nothing({ search, list }: { readonly search: EventsSearch; readonly list: List }) {
  const complete = list.page.data?.coverage.complete !== false;
  if (!hasFilters(search)) {
    return (
      <EmptyState title="No events yet">
        {complete
          ? 'Events appear here as soon as something happens to a payment or a customer.'
          : 'The list is being read from ProcessOut. Events appear here as they arrive, newest first.'}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No event matches"
      actions={<Button onClick={() => list.go({})}>Clear all filters</Button>}
    >
      {complete
        ? 'All events that ProcessOut still lists were searched, by their names and by the ids in them.'
        : 'Events are still being indexed, newest first; older ones may match.'}
    </EmptyState>
  );
}
