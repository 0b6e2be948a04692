import { useMemo } from 'react';
import type { DelayReport } from '#contract/reports.ts';
import { knownSoFar } from '#web/charts/chart-data.ts';
import { Chart } from '#web/charts/chart.tsx';
import { useFollow } from '#web/common/use-follow.ts';
import { delayData, delaySummary } from './delay-data.ts';

const FROM_THE_CAPTURE = { least: 0 };

/** How many days the money takes from the customer to the bank. */
export function DelayChart({ report }: { readonly report: DelayReport | undefined }) {
  const follow = useFollow();
  const data = useMemo(() => (report ? knownSoFar(delayData(report), report.complete) : null), [report]);
  return (
    <Chart
      kind="dots"
      title="Days from capture to settlement"
      summary={report ? delaySummary(report) : null}
      data={data}
      scale={String}
      ends={FROM_THE_CAPTURE}
      follow={follow}
      empty="No payment was settled in this period."
    />
  );
}
