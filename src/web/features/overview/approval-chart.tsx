import { useMemo } from 'react';
import type { OverviewReport } from '#contract/reports.ts';
import { knownSoFar } from '#web/charts/chart-data.ts';
import { Chart } from '#web/charts/chart.tsx';
import { useFollow } from '#web/common/use-follow.ts';
import { Figures } from '#web/ui/figures.tsx';
import { approvalData, approvalSummary } from './approval-data.ts';
import { rateNote, rateText } from './rate-note.ts';

/** How often PSPs say yes, and how often it is taken back or disputed. */
export function ApprovalChart({ report }: { readonly report: OverviewReport | undefined }) {
  const follow = useFollow();
  const data = useMemo(() => (report ? knownSoFar(approvalData(report), report.complete) : null), [report]);
  return (
    <Chart
      kind="dots"
      title="Approval by PSP"
      summary={report ? approvalSummary(report) : null}
      data={data}
      scale={percentScale}
      ends={PERCENT}
      follow={follow}
      empty="No PSP was asked in this period."
    >
      <Figures figures={report ? figuresOf(report) : BLANK} />
    </Chart>
  );
}

const percentScale = (value: number) => `${String(value)}%`;
const PERCENT = { most: 100 };
const BLANK = ['Approved', 'Refunded', 'Disputed'].map((label) => ({
  label,
  value: '\u00a0',
  note: '\u00a0',
}));

function figuresOf({ rates }: OverviewReport) {
  return [
    { label: 'Approved', value: rateText(rates.approval), note: rateNote(rates.approval) },
    { label: 'Refunded', value: rateText(rates.refund), note: rateNote(rates.refund) },
    { label: 'Disputed', value: rateText(rates.dispute), note: rateNote(rates.dispute) },
  ];
}
