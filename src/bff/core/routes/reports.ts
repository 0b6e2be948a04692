import { parseReportQuery } from '#contract/reports.ts';
import type {
  DelayReport,
  FeesReport,
  MonthEndReport,
  OverviewReport,
  PaidOutReport,
} from '#contract/reports.ts';
import type { Core } from '../context.ts';
import { invalidRequest } from '../http/api-problem.ts';
import { csvReply } from '../http/csv.ts';
import { createRoutes } from '../http/env.ts';
import type { Routes } from '../http/env.ts';
import { readCoverage } from '../mirror/coverage.ts';
import type { Asked } from '../reports/asked.ts';
import { monthEndCsv, monthEndFileName, monthEndReport } from '../reports/month-end.ts';
import { overview } from '../reports/overview.ts';
import { delay, fees, paidOut } from '../reports/payout-reports.ts';
import { readPeriod } from '../reports/report-period.ts';
import type { Source } from '../reports/sums.ts';

/** GET /api/reports/…: the numbers of a period, all from the mirror. */
export function reportRoutes({ db, ports, upstream }: Core): Routes {
  const routes = createRoutes();

  async function answer<T>(url: string, report: (source: Source, asked: Asked) => Promise<T>): Promise<T> {
    const query = parseReportQuery(new URL(url).searchParams);
    if (!query.ok) throw invalidRequest(query.fields);
    const period = readPeriod(query.value);
    if (!period.ok) throw invalidRequest(period.problem);
    const coverage = await readCoverage(db);
    return report(
      { db, clock: ports.clock, filters: query.value },
      { query: query.value, period: period.value, coverage, now: upstream.now() },
    );
  }

  routes.get('/reports/overview', async (c) => c.json<OverviewReport>(await answer(c.req.url, overview)));
  routes.get('/reports/paid-out', async (c) => c.json<PaidOutReport>(await answer(c.req.url, paidOut)));
  routes.get('/reports/fees', async (c) => c.json<FeesReport>(await answer(c.req.url, fees)));
  routes.get('/reports/delay', async (c) => c.json<DelayReport>(await answer(c.req.url, delay)));
  routes.get('/reports/month-end', async (c) =>
    c.json<MonthEndReport>(await answer(c.req.url, monthEndReport)),
  );
  routes.get('/reports/month-end.csv', async (c) => {
    const report = await answer(c.req.url, monthEndReport);
    return csvReply(monthEndFileName(report), lines(report));
  });
  return routes;
}

async function* lines(report: MonthEndReport): AsyncGenerator<string> {
  yield* monthEndCsv(report);
}
