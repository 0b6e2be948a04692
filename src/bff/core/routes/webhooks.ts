import * as z from 'zod/mini';
import { idKind } from '#domain/ids.ts';
import type { Core } from '../context.ts';
import { ApiProblem, invalidRequest } from '../http/api-problem.ts';
import { createRoutes } from '../http/env.ts';
import type { Routes } from '../http/env.ts';
import { readBody } from '../http/read-body.ts';
import { fromUpstream } from '../http/upstream-problem.ts';

/** The seeds say that it holds the id alone; newer documents add the event's type (facts sheet, section 10). */
const hook = z.object({
  event_id: z.string().check(z.refine((id) => idKind(id) === 'event', 'is not an event id')),
});

/** Deliveries come more than once: what was told lately is not asked for again. */
const REMEMBERED = 1_000;

/**
 * POST /webhooks/processout. Anybody can send one, so nothing in it is believed: the event is fetched from ProcessOut, and
 * all that follows is a look for news. An id that ProcessOut does not know is a 400 and has cost one read.
 */
export function webhookRoutes({ upstream, ports }: Core, nudge: () => void): Routes {
  const routes = createRoutes();
  const told = new Set<string>();
  routes.post('/processout', async (c) => {
    const { event_id } = await readBody(c.req.raw, hook);
    if (!told.has(event_id)) {
      const event = await upstream.eventOnce(event_id);
      if (!event.ok) {
        if (event.problem.kind === 'not_found')
          throw invalidRequest({ event_id: 'is not known to ProcessOut' });
        throw fromUpstream(event.problem, 'This event');
      }
      remember(told, event_id);
      ports.log.info('webhook', { event_id, name: event.value.name });
      nudge();
    }
    return c.json({ success: true });
  });
  routes.all('/processout', () => {
    throw new ApiProblem('method_not_allowed', 'This address takes POST only.');
  });
  return routes;
}

function remember(told: Set<string>, id: string): void {
  told.add(id);
  const [oldest] = told;
  if (told.size > REMEMBERED && oldest !== undefined) told.delete(oldest);
}
