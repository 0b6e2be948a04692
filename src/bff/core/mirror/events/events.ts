import type { WireEvent } from '../../processout/wire-event.ts';
import type { Resource } from '../resources/resource.ts';
import { wantOwedByEvents } from '../../settlement/owed-wanted.ts';
import { toEventRow } from './event-row.ts';

/**
 * The events, as they are mirrored. An event never changes: history comes in by the walk back from where the tail began,
 * and the tail itself stores what is new.
 */
export const EVENTS: Resource<WireEvent, 'event'> = {
  name: 'events',
  table: 'event',
  index: 'event_search',
  tags: { family: 'family', name: 'name' },
  walk: 'events/history',
  patrol: null,
  inStep: 'events',
  page: (upstream, ...asked) => upstream.events(...asked),
  one: (upstream, id, signal) => upstream.event(id, signal),
  createdAt: ({ fired_at }) => fired_at,
  toRow: toEventRow,
  stored: wantOwedByEvents,
};
