import type { Coverage } from '#contract/page.ts';
import type { ReportQuery } from '#contract/reports.ts';
import { spanText } from './report-period.ts';
import type { ReportPeriod } from './report-period.ts';

/** A report that was asked for. */
export interface Asked {
  readonly query: ReportQuery;
  readonly period: ReportPeriod;
  readonly coverage: Coverage;
  /** Epoch milliseconds by ProcessOut's clock. */
  readonly now: number;
}

/** What every report says about itself. @param complete whether all is here that it needs beside the payments */
export function aboutReport({ query, period, coverage }: Asked, complete: boolean) {
  return {
    period: { ...spanText(period.now), zone: query.zone },
    complete: coverage.complete && complete,
    coverage,
  };
}
