import { eventCountQuery } from '#web/api/event-queries.ts';
import { IgnoredNotice } from '#web/common/list/ignored-notice.tsx';
import { LedgerPage } from '#web/common/list/ledger-page.tsx';
import head from '#web/common/list/list-head.module.css';
import { NothingFound } from '#web/common/list/nothing-found.tsx';
import { NewRows } from '#web/common/list/new-rows.tsx';
import { usePageTitle } from '#web/common/use-page-title.ts';
import { EventFilters } from './event-filters.tsx';
import { EventLine } from './event-line.tsx';
import type { EventsSearch } from './events-search.ts';
import { useEvents } from './use-events.ts';

const COLUMNS = [
  { name: 'created', label: 'Time' },
  { name: 'word', label: 'What happened' },
  { name: 'name', label: 'Event' },
  { name: 'object', label: 'About' },
] as const;

const LOOSENINGS = [
  { label: 'search', fields: ['q'] },
  { label: 'date filter', fields: ['created', 'created_gte', 'created_lt'] },
  { label: '“About” filter', fields: ['object_id'] },
  { label: '“Event” filter', fields: ['name'] },
  { label: '“Family” filter', fields: ['family'] },
] as const;

/** What ProcessOut said that happened, newest first. */
export function EventsScreen({ search }: { readonly search: EventsSearch }) {
  const list = useEvents(search);
  const { data } = list.page;
  usePageTitle('Events');
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
        <NewRows noun="event" search={search} list={list} count={eventCountQuery} />
      </div>
      <LedgerPage
        noun="event"
        path="/events"
        search={search}
        list={list}
        label="Events, newest first"
        columns={COLUMNS}
        at={({ fired_at }) => fired_at}
        row={(row) => <EventLine row={row} q={search.q} />}
        empty={
          <NothingFound
            noun="event"
            later="Events appear here as soon as something happens to a payment or a customer."
            searchedBy="their names and the ids in them"
            loosenings={LOOSENINGS}
            search={search}
            list={list}
            count={eventCountQuery}
          />
        }
      />
    </>
  );
}
