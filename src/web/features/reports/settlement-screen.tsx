import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import { delayQuery, feesQuery, paidOutQuery } from '#web/api/report-queries.ts';
import { unsettledGroupsQuery } from '#web/api/settlement-queries.ts';
import { bucketOf, periodDays, periodParams } from '#web/common/period/period.ts';
import type { PeriodDays, PeriodName } from '#web/common/period/period.ts';
import { PeriodPicker } from '#web/common/period/period-picker.tsx';
import { StillReading } from '#web/common/period/still-reading.tsx';
import { useZone } from '#web/common/preferences.ts';
import { Segments } from '#web/common/segments.tsx';
import { useNow } from '#web/common/use-now.ts';
import { DelayChart } from './delay-chart.tsx';
import { FeeChart } from './fee-chart.tsx';
import { PaidOutChart } from './paid-out-chart.tsx';
import { reportCurrencies } from './report-currencies.ts';
import { ReportPanel } from './report-panel.tsx';
import { ReportsHead } from './reports-head.tsx';
import type { ReportsSearch } from './reports-search.ts';
import styles from './reports.module.css';
import { UnsettledChart } from './unsettled-chart.tsx';

const NAMES: readonly PeriodName[] = ['30d', '90d', 'month', 'last-month'];
const FALLBACK: PeriodName = '90d';
/** Until a report has said which currencies there are. */
const FIRST_CURRENCY = 'EUR';

interface SettlementScreenProps {
  readonly search: ReportsSearch;
  readonly choose: (days: PeriodDays) => void;
}

/** How the money arrives: what was paid out, what that cost, how long it took, and what is still to come. */
export function SettlementScreen({ search, choose }: SettlementScreenProps) {
  const zone = useZone();
  const now = useNow();
  const days = periodDays(search, FALLBACK, zone, now);
  const bucket = bucketOf(days);
  const params = { ...periodParams(days, zone), bucket };
  const [paidOut, fees, delay] = [
    useQuery(paidOutQuery(params)),
    useQuery(feesQuery(params)),
    useQuery(delayQuery(params)),
  ];
  const unsettled = useQuery(unsettledGroupsQuery());
  const currencies = useMemo(
    () => reportCurrencies(paidOut.data, unsettled.data),
    [paidOut.data, unsettled.data],
  );
  const currency = search.currency ?? currencies[0] ?? FIRST_CURRENCY;
  const when = useMemo(() => ({ zone, now, bucket }), [zone, now, bucket]);
  const whose = useMemo(() => ({ currency, gateway: search.gateway }), [currency, search.gateway]);
  const partial = [paidOut.data, fees.data, delay.data].find((each) => each?.complete === false);
  return (
    <>
      <ReportsHead title="Reports" lead="What PSPs paid out, what they took, and what they still owe." />
      <div className={styles.choices}>
        <PeriodPicker search={search} fallback={FALLBACK} names={NAMES} choose={choose} />
        {currencies.length > 1 && (
          <Segments
            label="Currency"
            segments={currencies.map((each, index) => ({
              word: each,
              chosen: each === currency,
              change: { currency: index === 0 ? undefined : each },
            }))}
          />
        )}
      </div>
      {partial && <StillReading complete={partial.complete} coverage={partial.coverage} />}
      <div className={styles.wide}>
        <ReportPanel what="What was paid out" query={paidOut}>
          {(report) => <PaidOutChart report={report} whose={whose} when={when} />}
        </ReportPanel>
      </div>
      <div className={styles.charts}>
        <ReportPanel what="Fees" query={fees}>
          {(report) => <FeeChart report={report} currency={currency} />}
        </ReportPanel>
        <ReportPanel what="What is not yet paid out" query={unsettled}>
          {(groups) => <UnsettledChart groups={groups} currency={currency} now={now} />}
        </ReportPanel>
        <ReportPanel what="The settlement delay" query={delay}>
          {(report) => <DelayChart report={report} />}
        </ReportPanel>
      </div>
    </>
  );
}
