import { limitBody } from '#contract/limits.ts';
import type { LimitBody, RefundLimits } from '#contract/limits.ts';
import { compare, parseMoney } from '#domain/money.ts';
import type { Core } from '../context.ts';
import { invalidRequest } from '../http/api-problem.ts';
import { createRoutes } from '../http/env.ts';
import type { Routes } from '../http/env.ts';
import { readBody } from '../http/read-body.ts';
import { limitOf } from '../limits/free-refund.ts';
import { listLimits, setLimit } from '../limits/limit-list.ts';

/** GET and PUT /api/limits: what may be refunded without a second person. */
export function limitRoutes({ db, audit, ports }: Core): Routes {
  const routes = createRoutes();
  routes.get('/limits', async (c) => c.json<RefundLimits>({ limits: await listLimits(db) }));
  routes.put('/limits', async (c) => {
    const limit = await readBody(c.req.raw, limitBody);
    checkAmounts(limit);
    const actor = c.get('actor');
    await db.transaction().execute(async (trx) => {
      const before = await limitOf(trx, limit.role, limit.currency);
      await setLimit(trx, limit, actor, ports.clock.now());
      await audit.writeWith(trx, {
        act: 'limit.set',
        actor,
        requestId: c.get('requestId'),
        facts: {
          role: limit.role,
          currency: limit.currency,
          before: before && `${before.per_refund} per refund, ${before.per_day} per day`,
          after: `${limit.per_refund} per refund, ${limit.per_day} per day`,
        },
      });
    });
    return c.json<RefundLimits>({ limits: await listLimits(db) });
  });
  return routes;
}

function checkAmounts({ currency, per_refund, per_day }: LimitBody): void {
  const one = parseMoney(per_refund, currency);
  const day = parseMoney(per_day, currency);
  if (!one.ok) throw invalidRequest({ per_refund: `is not an amount in ${currency}` });
  if (!day.ok) throw invalidRequest({ per_day: `is not an amount in ${currency}` });
  if (compare(one.value, day.value) > 0)
    throw invalidRequest({ per_refund: 'is more than the limit per day' });
}
