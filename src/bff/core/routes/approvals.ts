import type { Context } from 'hono';
import { approveBody, declineBody, withdrawBody } from '#contract/approval.ts';
import type { ApprovalReply, Approvals } from '#contract/approval.ts';
import { closeBody } from '#contract/intent.ts';
import { listApprovals, toApproval } from '../approvals/approval-list.ts';
import { approve, decline, liveWithout, withdraw } from '../approvals/decisions.ts';
import type { Core } from '../context.ts';
import { detailOf } from '../detail/read.ts';
import { createRoutes } from '../http/env.ts';
import type { AppEnv, Routes } from '../http/env.ts';
import { readBody } from '../http/read-body.ts';
import { isFinal, toIntent } from '../journal/intent-view.ts';
import { close } from '../journal/closing.ts';
import type { Asked, Decision, DecisionTurn, Journal } from '../journal/journal.ts';
import { knownIntent } from './intents.ts';
import { ANSWER_WITHIN_MS } from './money.ts';

/**
 * What waits for a person: refunds that need a second one, and intents whose outcome only a look at the PSP tells. Nobody
 * decides what they asked for themselves.
 */
export function approvalRoutes(core: Core, journal: Journal): Routes {
  const routes = createRoutes();
  const { clock } = core.ports;

  async function settle(
    c: Context<AppEnv>,
    make: (turn: DecisionTurn, asked: Asked) => Promise<Decision | null>,
  ) {
    const known = await knownIntent(journal, c.req.param('id') ?? '');
    const asked: Asked = { actor: c.get('actor'), requestId: c.get('requestId') };
    const decided = await journal.decide(known, (turn) => make(turn, asked));
    const row = (await journal.settled(decided.id, ANSWER_WITHIN_MS)) ?? decided;
    return c.json({ intent: toIntent(row) }, isFinal(row) ? 200 : 202);
  }

  routes.get('/approvals', async (c) =>
    c.json<Approvals>(await listApprovals(core.db, c.get('actor'), clock.now())),
  );
  routes.get('/intents/:id/approval', async (c) => {
    const row = await knownIntent(journal, c.req.param('id'));
    const live = await liveWithout(core, row, c.get('actor'));
    const transaction = detailOf(live);
    const { name, customer } = transaction;
    const approval = toApproval(row, c.get('actor'), {
      name,
      customer: customer?.name ?? customer?.email ?? null,
    });
    return c.json<ApprovalReply>({ approval, transaction });
  });
  routes.post('/intents/:id/approve', async (c) => {
    const { version } = await readBody(c.req.raw, approveBody);
    return settle(c, ({ row }, asked) => approve(core, row, version, asked));
  });
  routes.post('/intents/:id/decline', async (c) => {
    const { reason } = await readBody(c.req.raw, declineBody);
    return settle(c, ({ row }, asked) => Promise.resolve(decline(core, row, reason, asked)));
  });
  routes.post('/intents/:id/close', async (c) => {
    const said = await readBody(c.req.raw, closeBody);
    return settle(c, ({ row, quietIsOver }, asked) => close(core, row, said, asked, quietIsOver));
  });
  routes.post('/intents/:id/withdraw', async (c) => {
    await readBody(c.req.raw, withdrawBody);
    return settle(c, ({ row }, asked) => Promise.resolve(withdraw(core, row, asked)));
  });
  return routes;
}
