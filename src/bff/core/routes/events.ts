import { parseEventCountQuery, parseEventListQuery } from '#contract/event-filters.ts';
import type { EventCount, EventDetailReply, EventOptions, EventPage } from '#contract/event.ts';
import type { Core } from '../context.ts';
import { readEvent } from '../events/event-detail.ts';
import { invalidRequest, unknownCursor } from '../http/api-problem.ts';
import { createRoutes } from '../http/env.ts';
import type { Routes } from '../http/env.ts';
import { countEvents, eventOptions, listEvents } from '../mirror/events/event-lists.ts';

/** GET /api/events, its count and the values for its filters from the mirror; /api/events/{id} read live. */
export function eventRoutes(core: Core): Routes {
  const { db, ports } = core;
  const routes = createRoutes();
  routes.get('/events', async (c) => {
    const query = parseEventListQuery(new URL(c.req.url).searchParams);
    if (!query.ok) throw invalidRequest(query.fields);
    const page = await listEvents(db, query.value);
    if (!page.ok) throw unknownCursor(page.problem, 'event');
    return c.json<EventPage>(page.value);
  });
  routes.get('/events/count', async (c) => {
    const query = parseEventCountQuery(new URL(c.req.url).searchParams);
    if (!query.ok) throw invalidRequest(query.fields);
    const count = await countEvents(db, query.value, ports.clock);
    if (!count.ok) throw unknownCursor(count.problem, 'event');
    return c.json<EventCount>(count.value);
  });
  routes.get('/events/options', async (c) => c.json<EventOptions>(await eventOptions(db)));
  routes.get('/events/:id', async (c) => {
    const event = await readEvent(core, c.req.param('id'), c.req.raw.signal);
    return c.json<EventDetailReply>({ event });
  });
  return routes;
}
