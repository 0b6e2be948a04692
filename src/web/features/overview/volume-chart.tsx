import { useMemo } from 'react';
import type { OverviewReport } from '#contract/reports.ts';
import { money } from '#domain/money.ts';
import { knownSoFar } from '#web/charts/chart-data.ts';
import { Chart } from '#web/charts/chart.tsx';
import type { When } from '#web/common/period/period.ts';
import { Segments } from '#web/common/segments.tsx';
import { useFollow } from '#web/common/use-follow.ts';
import { scaleText } from '#web/format/money.ts';
import { changeText } from '#web/format/percent.ts';
import { Amount } from '#web/ui/amount.tsx';
import { Figures } from '#web/ui/figures.tsx';
import { volumeData, volumeSummary } from './volume-data.ts';
import type { Volume } from './volume-data.ts';

interface VolumeChartProps {
  readonly report: OverviewReport | undefined;
  readonly when: When;
  /** The currency that the address asks for, if any. */
  readonly currency: string | undefined;
}

/** What was captured and what went back, one currency at a time: they are never added. */
export function VolumeChart({ report, when, currency }: VolumeChartProps) {
  const follow = useFollow();
  const volumes = report?.volumes ?? [];
  const volume = volumes.find((each) => each.currency === currency) ?? volumes[0];
  const data = useMemo(
    () => (report ? knownSoFar(volume ? volumeData(volume, when) : NOTHING, report.complete) : null),
    [report, volume, when],
  );
  return (
    <Chart
      kind="columns"
      title={`Captured each ${when.bucket}`}
      summary={volume ? volumeSummary(volume, when) : null}
      data={data}
      scale={scaleText}
      follow={follow}
      empty="Nothing was captured in this period."
      choices={
        volume &&
        volumes.length > 1 && (
          <Segments
            label="Currency"
            segments={volumes.map((each, index) => ({
              word: each.currency,
              chosen: each === volume,
              change: { currency: index === 0 ? undefined : each.currency },
            }))}
          />
        )
      }
    >
      <Figures
        figures={[
          { label: 'Captured', ...figure(volume, 'captured') },
          { label: 'Refunded', ...figure(volume, 'refunded') },
        ]}
      />
    </Chart>
  );
}

const NOTHING = { series: [], points: [], what: '' };

function figure(volume: Volume | undefined, part: 'captured' | 'refunded') {
  if (!volume) return { value: '\u00a0', note: '\u00a0' };
  const { currency } = volume;
  const [now, before] = [volume[part], volume[`${part}_before`]];
  const changed = changeText(money(now, currency).minor, money(before, currency).minor);
  return {
    value: <Amount value={now} currency={currency} />,
    note: (
      <>
        {changed === null ? 'was ' : `${changed}, was `}
        <Amount value={before} currency={currency} />
      </>
    ),
  };
}
