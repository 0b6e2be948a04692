import { useMemo } from 'react';
import type { UnsettledGroups } from '#contract/settlement.ts';
import { knownSoFar } from '#web/charts/chart-data.ts';
import { Chart } from '#web/charts/chart.tsx';
import { useFollow } from '#web/common/use-follow.ts';
import { scaleText } from '#web/format/money.ts';
import { unsettledData, unsettledSummary } from './unsettled-data.ts';

interface UnsettledChartProps {
  readonly groups: UnsettledGroups | undefined;
  readonly currency: string;
  readonly now: number;
}

/** What PSPs still owe, and for how long. It stands as of now, whatever the period. */
export function UnsettledChart({ groups, currency, now }: UnsettledChartProps) {
  const follow = useFollow();
  const data = useMemo(
    () => (groups ? knownSoFar(unsettledData(groups, currency, now), groups.complete) : null),
    [groups, currency, now],
  );
  return (
    <Chart
      kind="rows"
      title="Captured, not yet paid out"
      summary={groups ? unsettledSummary(groups, currency) : null}
      data={data}
      scale={scaleText}
      follow={follow}
      empty={`Nothing in ${currency} is waiting for a payout.`}
    />
  );
}
