import { useMemo } from 'react';
import type { FeesReport } from '#contract/reports.ts';
import { knownSoFar } from '#web/charts/chart-data.ts';
import { Chart } from '#web/charts/chart.tsx';
import { useFollow } from '#web/common/use-follow.ts';
import { feeData, feeSummary } from './fee-data.ts';

interface FeeChartProps {
  readonly report: FeesReport | undefined;
  readonly currency: string;
}

const percentScale = (value: number) => `${String(value)}%`;

/** What each PSP keeps of what it sells. */
export function FeeChart({ report, currency }: FeeChartProps) {
  const follow = useFollow();
  const data = useMemo(
    () => (report ? knownSoFar(feeData(report, currency), report.complete) : null),
    [report, currency],
  );
  return (
    <Chart
      kind="rows"
      title="Fee rate by PSP"
      summary={report ? feeSummary(report, currency) : null}
      data={data}
      scale={percentScale}
      follow={follow}
      empty={`No sales in ${currency} were paid out in this period.`}
    />
  );
}
