import { useQuery } from '@tanstack/react-query';
import type { MonthEndReport } from '#contract/reports.ts';
import { monthEndQuery } from '#web/api/report-queries.ts';
import { periodParams } from '#web/common/period/period.ts';
import type { PeriodDays } from '#web/common/period/period.ts';
import { StillReading } from '#web/common/period/still-reading.tsx';
import { useZone } from '#web/common/preferences.ts';
import { Unread } from '#web/common/unread.tsx';
import { useNow } from '#web/common/use-now.ts';
import { calendarDay } from '#web/format/date.ts';
import { zoneCity } from '#web/format/zone.ts';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { AccountTable } from './account-table.tsx';
import { MonthChoice, monthName } from './month-choice.tsx';
import { monthEndPeriod } from './month-end-search.ts';
import type { MonthEndSearch } from './month-end-search.ts';
import { ReportsHead } from './reports-head.tsx';
import styles from './reports.module.css';
import { TakeAway } from './take-away.tsx';

interface MonthEndScreenProps {
  readonly search: MonthEndSearch;
  readonly choose: (days: PeriodDays) => void;
}

/** What PSPs owed at the start of a period, what moved it, what they owe at its end, and whether that adds up. */
export function MonthEndScreen({ search, choose }: MonthEndScreenProps) {
  const zone = useZone();
  const period = monthEndPeriod(search, zone, useNow());
  const params = periodParams(period.days, zone);
  const { data, error, refetch } = useQuery(monthEndQuery(params));
  return (
    <>
      <ReportsHead
        title={period.month === null ? 'Month end' : `Month end, ${monthName(period.month)}`}
        lead={`${daysInWords(period.days)}, midnight to midnight in ${zoneCity(zone)}.`}
        end={<TakeAway params={params} days={period.days} />}
      />
      <div className={styles.choices}>
        <MonthChoice period={period} choose={choose} />
      </div>
      {data ? (
        <>
          <StillReading complete={data.complete} coverage={data.coverage} />
          <Accounts report={data} />
          <p className={styles.note}>
            Every figure leads to its rows; those of opening and closing are the payments that were unsettled
            at that moment, and come to the figure to the cent.
          </p>
        </>
      ) : error ? (
        <Unread title="The report could not be read" error={error} onRetry={refetch} />
      ) : (
        <div className={styles.waiting} aria-busy="true">
          <Skeleton width={4} />
          <Skeleton width={3} />
          <Skeleton width={4} />
        </div>
      )}
    </>
  );
}

/** Currencies stand below each other; they are never added. */
function Accounts({ report: { accounts, totals, period, complete } }: { readonly report: MonthEndReport }) {
  const currencies = [...new Set(accounts.map(({ currency }) => currency))];
  if (currencies.length === 0)
    return (
      <EmptyState title="Nothing moved">
        Nothing was owed, captured or paid out in these days. Another month may have more.
      </EmptyState>
    );
  return currencies.map((currency) => {
    const own = accounts.filter((account) => account.currency === currency);
    const total = totals.filter((account) => account.currency === currency && own.length > 1);
    return (
      <AccountTable
        key={currency}
        currency={currency}
        period={period}
        accounts={[...own, ...total]}
        complete={complete}
      />
    );
  });
}

/** "1 October 2026 to 31 October 2026": on paper nothing may be left out. */
function daysInWords({ from, to }: PeriodDays): string {
  const word = (day: string) => calendarDay(new Date(`${day}T12:00:00`));
  return from === to ? word(from) : `${word(from)} to ${word(to)}`;
}
