import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { eventCount, eventDetailReply, eventOptions, eventPage } from '#contract/event.ts';
import type { EventPage, EventRow } from '#contract/event.ts';
import { get } from './client.ts';
import { countQuery, pageQuery, WHILE_INDEXING_MS } from './list-queries.ts';
import type { ListParams } from './list-queries.ts';
import { noteServerTime } from './server-clock.ts';
import type { PageRows } from './standing-rows.ts';

const rows: PageRows<EventPage, EventRow> = {
  key: 'id',
  of: (page) => page.events,
  put: (page, events) => ({ ...page, events }),
};

export const eventListQuery = (params: ListParams) => pageQuery('events', eventPage, params, { rows });
export const eventCountQuery = (params: ListParams) => countQuery('events', eventCount, params);

/** As many as a payment has, and more than a glance takes in. */
const OBJECT_EVENTS = 50;

/** The newest events that name an object, from the mirror. */
export function objectEventsQuery(id: string) {
  return queryOptions({
    queryKey: ['events', 'of', id],
    queryFn: ({ signal }) =>
      get(eventPage, `/events?object_id=${encodeURIComponent(id)}&limit=${String(OBJECT_EVENTS)}`, signal),
    staleTime: 10_000,
  });
}

/** @param complete whether the whole list is indexed: until then more values may come */
export function eventOptionsQuery(complete: boolean) {
  return queryOptions({
    queryKey: ['events', 'options', complete],
    queryFn: ({ signal }) => get(eventOptions, '/events/options', signal),
    placeholderData: keepPreviousData,
    refetchInterval: complete ? false : WHILE_INDEXING_MS,
    staleTime: 60_000,
  });
}

/** Read live from ProcessOut. */
export function eventDetailQuery(id: string) {
  return queryOptions({
    queryKey: ['events', 'detail', id],
    queryFn: async ({ signal }) => {
      const { event } = await get(eventDetailReply, `/events/${encodeURIComponent(id)}`, signal);
      noteServerTime(event.read_at);
      return event;
    },
    staleTime: 5_000,
  });
}
