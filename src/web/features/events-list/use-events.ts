import { eventCountQuery, eventListQuery } from '#web/api/event-queries.ts';
import { useListPage } from '#web/common/list/use-list-page.ts';
import type { EventsSearch } from './events-search.ts';

/** The list of events at one address. */
export function useEvents(search: EventsSearch) {
  const list = useListPage(
    {
      path: '/events',
      list: eventListQuery,
      count: eventCountQuery,
      idsOf: ({ events }) => events.map(({ id }) => id),
    },
    search,
  );
  return { ...list, rows: list.page.data?.events ?? [] };
}
