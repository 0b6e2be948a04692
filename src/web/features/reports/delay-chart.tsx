import { useMemo } from 'react';
import type { DelayReport } from '#contract/reports.ts';
import { Chart } from '#web/charts/chart.tsx';
import { useFollow } from '#web/common/use-follow.ts';
import { delayData, delaySummary } from './delay-data.ts';

const FROM_THE_CAPTURE = { least: 0 };

/** How many days the money takes from the customer to the bank. */
export function DelayChart({ report }: { readonly report: DelayReport | undefined }) {
  const follow = useFollow();
  const data = useMemo(() => (report ? delayData(report) : null), [report]);
  return (
    <Chart
      kind="dots"
      title="Days from capture to settlement"
      summary={report ? delaySummary(report) : null}
      data={data}
      growing={report?.complete === false}
      scale={String}
      ends={FROM_THE_CAPTURE}
      follow={follow}
      empty="No payment was settled in this period."
    />
  );
}
