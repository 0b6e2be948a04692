import { useMemo } from 'react';
import type { FeesReport } from '#contract/reports.ts';
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
  const data = useMemo(() => (report ? feeData(report, currency) : null), [report, currency]);
  return (
    <Chart
      kind="rows"
      title="Fee rate by PSP"
      summary={report ? feeSummary(report, currency) : null}
      data={data}
      growing={report?.complete === false}
      scale={percentScale}
      follow={follow}
      empty={`No sales in ${currency} were paid out in this period.`}
    />
  );
}
