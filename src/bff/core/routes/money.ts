import type { Context } from 'hono';
import type { MoneyAction } from '#domain/actions.ts';
import { isId } from '#domain/ids.ts';
import { isAboveLimit } from '../approvals/rules.ts';
import type { Core } from '../context.ts';
import { invalidRequest } from '../http/api-problem.ts';
import { createRoutes } from '../http/env.ts';
import type { AppEnv, Routes } from '../http/env.ts';
import { mustBeFresh } from '../http/guards.ts';
import { isFinal, toIntent } from '../journal/intent-view.ts';
import type { Journal } from '../journal/journal.ts';
import { prepareIntent } from '../journal/prepare.ts';
import { readWanted } from './money-body.ts';

/** How long the browser waits for an outcome; the call upstream goes on whatever the browser does. */
export const ANSWER_WITHIN_MS = 8_000;

const PATHS: Readonly<Record<MoneyAction, string>> = {
  refund: 'refunds',
  void: 'void',
  capture: 'capture',
  increment: 'increment',
};

/** POST /api/transactions/{id}/{refunds,void,capture,increment}: one intent per idempotency key, one effect at most. */
export function moneyRoutes(core: Core, journal: Journal): Routes {
  const routes = createRoutes();
  for (const action of ['refund', 'void', 'capture', 'increment'] as const) {
    routes.post(`/transactions/:id/${PATHS[action]}`, (c) =>
      move(core, journal, action, c.req.param('id'), c),
    );
  }
  return routes;
}

async function move(
  core: Core,
  journal: Journal,
  action: MoneyAction,
  id: string,
  c: Context<AppEnv>,
): Promise<Response> {
  if (!isId('transaction', id)) throw invalidRequest({ id: 'is not a transaction id' });
  const wanted = await readWanted(c.req.raw, action, id);
  if (await isAboveLimit(core.db, wanted, c.get('actor'), core.ports.clock.now()))
    await mustBeFresh(core.ports, c.req.raw);
  const asked = { actor: c.get('actor'), requestId: c.get('requestId') };
  const stored = await journal.submit(id, asked, () => prepareIntent(core, wanted, asked.actor));
  const row = (await journal.settled(stored.id, ANSWER_WITHIN_MS)) ?? stored;
  return c.json({ intent: toIntent(row) }, isFinal(row) ? 200 : 202);
}
