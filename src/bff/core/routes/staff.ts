import type { Context } from 'hono';
import { inviteBody, personChange } from '#contract/people.ts';
import type { Invitation, People, StaffPerson } from '#contract/people.ts';
import type { Me } from '#contract/sign-in.ts';
import type { Asking, Staff } from '../access/staff.ts';
import type { Core } from '../context.ts';
import { ApiProblem } from '../http/api-problem.ts';
import { createRoutes } from '../http/env.ts';
import type { AppEnv, Routes } from '../http/env.ts';
import { readBody } from '../http/read-body.ts';

/** The people who sign in here, for administrators, and everybody's own account. Nothing where nobody signs in. */
export function staffRoutes({ ports }: Core): Routes {
  const routes = createRoutes();

  function staff(): Staff {
    if (ports.staff) return ports.staff;
    throw new ApiProblem('not_found', 'Nobody signs in here: one acts as somebody with a click.');
  }

  routes.get('/people', async (c) => c.json<People>({ people: await staff().people() }));
  routes.post('/people', async (c) => {
    const invited = await readBody(c.req.raw, inviteBody);
    return c.json<Invitation>(await staff().invite(invited, by(c)), 201);
  });
  routes.patch('/people/:id', async (c) => {
    const change = await readBody(c.req.raw, personChange);
    return c.json<StaffPerson>(await staff().change(c.req.param('id'), change, by(c)));
  });
  routes.post('/people/:id/reset', async (c) =>
    c.json<Invitation>(await staff().resetPassword(c.req.param('id'), by(c)), 201),
  );
  routes.delete('/people/:id/sessions', async (c) => {
    await staff().endSessionsOf(c.req.param('id'), by(c));
    return c.json({});
  });
  routes.get('/me', async (c) => c.json<Me>(await staff().me(c.req.raw)));
  routes.delete('/me/sessions', async (c) => {
    await staff().endOtherSessions(c.req.raw, by(c));
    return c.json({});
  });
  routes.delete('/me/sessions/:id', async (c) => {
    await staff().endSession(c.req.raw, c.req.param('id'), by(c));
    return c.json({});
  });
  return routes;
}

function by(c: Context<AppEnv>): Asking {
  return { actor: c.get('actor'), requestId: c.get('requestId') };
}
