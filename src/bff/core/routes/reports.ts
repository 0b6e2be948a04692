import { parseReportQuery } from '#contract/reports.ts';
import type { OverviewReport } from '#contract/reports.ts';
import type { Core } from '../context.ts';
import { invalidRequest } from '../http/api-problem.ts';
import { createRoutes } from '../http/env.ts';
import type { Routes } from '../http/env.ts';
import { readCoverage } from '../mirror/coverage.ts';
import { overview } from '../reports/overview.ts';
import type { Asked } from '../reports/overview.ts';
import { readPeriod } from '../reports/report-period.ts';
import type { Source } from '../reports/sums.ts';

/** GET /api/reports/…: the numbers of a period, all from the mirror. */
export function reportRoutes({ db, ports, upstream }: Core): Routes {
  const routes = createRoutes();

  async function ask(url: string): Promise<{ source: Source; asked: Asked }> {
    const query = parseReportQuery(new URL(url).searchParams);
    if (!query.ok) throw invalidRequest(query.fields);
    const period = readPeriod(query.value);
    if (!period.ok) throw invalidRequest(period.problem);
    const coverage = await readCoverage(db);
    return {
      source: { db, clock: ports.clock, filters: query.value },
      asked: { query: query.value, period: period.value, coverage, now: upstream.now() },
    };
  }

  routes.get('/reports/overview', async (c) => {
    const { source, asked } = await ask(c.req.url);
    return c.json<OverviewReport>(await overview(source, asked));
  });
  return routes;
}
