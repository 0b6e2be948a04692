import { eventCountQuery, eventListQuery } from '#web/api/event-queries.ts';
import { useListPage } from '#web/common/list/use-list-page.ts';
import type { EventsSearch } from './events-search.ts';

/** The list of events at one address. */
export function useEvents(search: EventsSearch) {
  return useListPage(
    {
      path: '/events',
      list: eventListQuery,
      count: eventCountQuery,
      rowsOf: ({ events }) => events,
    },
    search,
  );
}
