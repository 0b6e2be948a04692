import { parseAuditQuery } from '#contract/audit.ts';
import type { AuditChain, AuditCount, AuditOptions, AuditPage } from '#contract/audit.ts';
import { auditOptions, countAudit, listAudit } from '../audit/audit-list.ts';
import { checkChain } from '../audit/chain.ts';
import type { Core } from '../context.ts';
import { invalidRequest } from '../http/api-problem.ts';
import { createRoutes } from '../http/env.ts';
import type { Routes } from '../http/env.ts';

/** GET /api/audit: who did, tried and was refused what; and whether the record is as it was written. */
export function auditRoutes({ db, ports }: Core): Routes {
  const routes = createRoutes();
  routes.get('/audit', async (c) => {
    const query = parseAuditQuery(new URL(c.req.url).searchParams);
    if (!query.ok) throw invalidRequest(query.fields);
    return c.json<AuditPage>(await listAudit(db, query.value, ports.clock.now()));
  });
  routes.get('/audit/count', async (c) => {
    const query = parseAuditQuery(new URL(c.req.url).searchParams);
    if (!query.ok) throw invalidRequest(query.fields);
    return c.json<AuditCount>({ total_count: await countAudit(db, query.value) });
  });
  routes.get('/audit/options', async (c) => c.json<AuditOptions>(await auditOptions(db)));
  routes.get('/audit/chain', async (c) => {
    const check = await checkChain(db, ports.sha256);
    return c.json<AuditChain>({
      intact: check.intact,
      count: check.count,
      head: check.intact ? check.head : null,
      broken_at: check.intact ? null : check.at,
    });
  });
  return routes;
}
