import type { Core } from '../context.ts';
import { detailOf, readLive } from '../detail/read.ts';
import { createRoutes } from '../http/env.ts';
import type { Routes } from '../http/env.ts';
import { intentsOf } from '../journal/intent-store.ts';
import type { Journal } from '../journal/journal.ts';

/** GET /api/transactions/{id}, read live, and /raw: the object as ProcessOut sent it, known fields only. */
export function transactionDetailRoutes(core: Core, journal: Pick<Journal, 'observe'>): Routes {
  const routes = createRoutes();
  routes.get('/transactions/:id', async (c) => {
    const live = await readLive(core, c.get('actor'), c.req.param('id'), c.req.raw.signal);
    await journal.observe(live.wire, live.intents);
    core.mirror.note(live.wire);
    // What was just learnt of a refund that failed later belongs in this reply.
    const intents = live.intents.length === 0 ? live.intents : await intentsOf(core.db, live.wire.id);
    return c.json({ transaction: detailOf({ ...live, intents }) });
  });
  routes.get('/transactions/:id/raw', async (c) => {
    const { wire } = await readLive(core, c.get('actor'), c.req.param('id'), c.req.raw.signal);
    return c.json({ transaction: wire });
  });
  return routes;
}
