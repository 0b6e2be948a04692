import type { EventDelivery, EventDetail, EventRow } from '#contract/event.ts';
import { eventChanges } from '#domain/event-changes.ts';
import { isId } from '#domain/ids.ts';
import type { Core } from '../context.ts';
import { invalidRequest } from '../http/api-problem.ts';
import { fromUpstream } from '../http/upstream-problem.ts';
import { eventBeside, eventCoverage } from '../mirror/events/event-lists.ts';
import { eventNames } from '../mirror/events/event-row.ts';
import { formatMillis } from '../mirror/time-text.ts';
import type { WireDelivery, WireEvent } from '../processout/wire-event.ts';

/**
 * An event read from ProcessOut with its deliveries, and what changed since the event before it about the same object.
 * Ends the request with the fitting reply when the id is none or the event cannot be read; the rest fails alone.
 */
export async function readEvent(core: Core, id: string, signal?: AbortSignal): Promise<EventDetail> {
  if (!isId('event', id)) throw invalidRequest({ id: 'is not an event id' });
  const { upstream, db } = core;
  const [event, deliveries, before, after] = await Promise.all([
    upstream.event(id, signal),
    upstream.deliveries(id, signal),
    eventBeside(db, id, 'before'),
    eventBeside(db, id, 'after'),
  ]);
  if (!event.ok) throw fromUpstream(event.problem, 'This event');
  return {
    ...eventNames(event.value),
    fired_at: event.value.fired_at,
    read_at: formatMillis(upstream.now()),
    sandbox: event.value.sandbox ?? null,
    data: event.value.data ?? {},
    before: toBeside(before),
    after: toBeside(after),
    events_complete: (await eventCoverage(db)).complete,
    changes: before === null ? null : await changesSince(core, before.id, event.value, signal),
    deliveries: deliveries.ok ? deliveries.value.map(toDelivery) : null,
  };
}

async function changesSince(
  { upstream }: Core,
  beforeId: string,
  event: WireEvent,
  signal?: AbortSignal,
): Promise<EventDetail['changes']> {
  const before = await upstream.event(beforeId, signal);
  return before.ok ? eventChanges(before.value.data ?? {}, event.data ?? {}) : null;
}

function toBeside(row: EventRow | null): EventDetail['before'] {
  return row === null ? null : { id: row.id, name: row.name, fired_at: row.fired_at };
}

function toDelivery(wire: WireDelivery): EventDelivery {
  return {
    id: wire.id,
    url: wire.request_url ?? null,
    status: wire.status ?? null,
    release_at: wire.release_at ?? wire.created_at ?? null,
    response_code: wire.response_code == null ? null : String(wire.response_code),
    response_time_ms: wire.response_time_ms ?? null,
    response_body: wire.response_body ?? null,
  };
}
