import { useMemo } from 'react';
import type { PaidOutReport } from '#contract/reports.ts';
import { knownSoFar } from '#web/charts/chart-data.ts';
import { Chart } from '#web/charts/chart.tsx';
import type { When } from '#web/common/period/period.ts';
import { Segments } from '#web/common/segments.tsx';
import { useFollow } from '#web/common/use-follow.ts';
import { scaleText } from '#web/format/money.ts';
import { Amount } from '#web/ui/amount.tsx';
import { Figures } from '#web/ui/figures.tsx';
import { paidOutData, paidOutSummary, paidOutTotals } from './paid-out-data.ts';
import type { Whose } from './paid-out-data.ts';
import { pspName } from './psp-name.ts';

interface PaidOutChartProps {
  readonly report: PaidOutReport | undefined;
  readonly whose: Whose;
  readonly when: When;
}

/** What arrived at the bank, over time, and what it was made of. */
export function PaidOutChart({ report, whose, when }: PaidOutChartProps) {
  const follow = useFollow();
  const data = useMemo(
    () => (report ? knownSoFar(paidOutData(report, whose, when), report.complete) : null),
    [report, whose, when],
  );
  const totals = report && data ? paidOutTotals(report, whose) : undefined;
  const amount = (value: string | undefined) =>
    value === undefined ? '\u00a0' : <Amount value={value} currency={whose.currency} />;
  return (
    <Chart
      kind="columns"
      title="Paid out"
      summary={report ? paidOutSummary(report, whose, when) : null}
      data={data}
      scale={scaleText}
      follow={follow}
      empty={`No payout in ${whose.currency} arrived in this period.`}
      choices={report && <PspChoice report={report} whose={whose} />}
    >
      <Figures
        figures={[
          { label: 'Paid out', value: amount(totals?.amount) },
          { label: 'Sales in it', value: amount(totals?.sales) },
          { label: 'Fees taken off', value: amount(totals?.fees) },
        ]}
      />
    </Chart>
  );
}

function PspChoice({ report, whose }: { readonly report: PaidOutReport; readonly whose: Whose }) {
  const names = report.series.flatMap(({ currency, gateway }) =>
    currency === whose.currency && gateway !== null ? [gateway] : [],
  );
  const gateways = [...new Set([...names, ...(whose.gateway === undefined ? [] : [whose.gateway])])].sort();
  if (gateways.length < 2) return null;
  return (
    <Segments
      label="PSP"
      segments={[
        { word: 'All PSPs', chosen: whose.gateway === undefined, change: { gateway: undefined } },
        ...gateways.map((gateway) => ({
          word: pspName(gateway),
          chosen: gateway === whose.gateway,
          change: { gateway },
        })),
      ]}
    />
  );
}
