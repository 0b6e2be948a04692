import { identityBody } from '#contract/session.ts';
import type { Session } from '#contract/session.ts';
import type { Core } from '../context.ts';
import { invalidRequest } from '../http/api-problem.ts';
import { createRoutes } from '../http/env.ts';
import type { Routes } from '../http/env.ts';
import { readBody } from '../http/read-body.ts';
import { formatMillis } from '../mirror/time-text.ts';

/**
 * GET /api/session: who acts, in which project, and what time it is at ProcessOut. POST /api/session/identity: acting as
 * somebody else, where that is offered.
 */
export function sessionRoutes({ ports, upstream, audit }: Core): Routes {
  const { id, name, environment } = ports.project;
  const offered = ports.identities?.offered ?? [];
  const routes = createRoutes();
  routes.get('/session', (c) =>
    c.json<Session>({
      actor: c.get('actor'),
      project: { id, name },
      environment,
      now: formatMillis(upstream.now()),
      identities: [...offered],
      sign_in: ports.staff !== undefined,
    }),
  );
  routes.post('/session/identity', async (c) => {
    const asked = await readBody(c.req.raw, identityBody);
    const actor = offered.find((one) => one.id === asked.id);
    if (actor === undefined || !ports.identities)
      throw invalidRequest({ id: 'is nobody that one may act as' });
    await audit.write({
      act: 'session.identity',
      actor: c.get('actor'),
      requestId: c.get('requestId'),
      facts: { becomes: `${actor.name}, ${actor.role}` },
    });
    return c.json({ actor }, 200, ports.identities.choose(actor));
  });
  return routes;
}
