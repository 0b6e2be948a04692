import type { Session } from '#contract/session.ts';
import type { Core } from '../context.ts';
import { createRoutes } from '../http/env.ts';
import type { Routes } from '../http/env.ts';
import { formatMillis } from '../mirror/time-text.ts';

/** GET /api/session: who acts, in which project, and what time it is at ProcessOut. */
export function sessionRoutes({ ports, upstream }: Core): Routes {
  const { id, name, environment } = ports.project;
  const routes = createRoutes();
  routes.get('/session', (c) =>
    c.json<Session>({
      actor: c.get('actor'),
      project: { id, name },
      environment,
      now: formatMillis(upstream.now()),
    }),
  );
  return routes;
}
