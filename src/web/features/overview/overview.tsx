import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import { overviewQuery } from '#web/api/report-queries.ts';
import { bucketOf, periodDays, periodParams } from '#web/common/period/period.ts';
import type { PeriodDays, PeriodName } from '#web/common/period/period.ts';
import { PeriodPicker } from '#web/common/period/period-picker.tsx';
import { readSoFar } from '#web/common/period/still-reading.tsx';
import { useZone } from '#web/common/preferences.ts';
import { Unread } from '#web/common/unread.tsx';
import { useNow } from '#web/common/use-now.ts';
import { spanWords } from '#web/format/span.ts';
import { SectionBoundary } from '#web/ui/section-boundary.tsx';
import { ApprovalChart } from './approval-chart.tsx';
import type { OverviewSearch } from './overview-search.ts';
import styles from './overview.module.css';
import { VolumeChart } from './volume-chart.tsx';

const NAMES: readonly PeriodName[] = ['7d', '30d', '90d', 'month'];
const FALLBACK: PeriodName = '30d';

interface OverviewProps {
  readonly search: OverviewSearch;
  readonly choose: (days: PeriodDays) => void;
}

/** How it goes: a period against the one of the same length before it. */
export function Overview({ search, choose }: OverviewProps) {
  const zone = useZone();
  const now = useNow();
  const days = periodDays(search, FALLBACK, zone, now);
  const bucket = bucketOf(days);
  const { data, error, refetch } = useQuery(overviewQuery({ ...periodParams(days, zone), bucket }));
  const when = useMemo(() => ({ zone, now, bucket }), [zone, now, bucket]);
  return (
    <section className={styles.overview} aria-labelledby="how-it-goes">
      <div className={styles.head}>
        <h2 id="how-it-goes">How it goes</h2>
        <PeriodPicker search={search} fallback={FALLBACK} names={NAMES} choose={choose} />
        <p>
          {data &&
            (data.complete
              ? `held against ${spanWords(zone, data.before, now)}`
              : `Not complete yet. ${readSoFar(data.coverage)}`)}
        </p>
      </div>
      {error && !data ? (
        <Unread title="The overview could not be read" error={error} onRetry={refetch} />
      ) : (
        <div className={styles.charts}>
          <SectionBoundary what="What was captured">
            <VolumeChart report={data} when={when} currency={search.currency} />
          </SectionBoundary>
          <SectionBoundary what="Approval by PSP">
            <ApprovalChart report={data} />
          </SectionBoundary>
        </div>
      )}
    </section>
  );
}
