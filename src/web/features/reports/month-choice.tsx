import { Link } from '@tanstack/react-router';
import { OwnDays } from '#web/common/period/own-days.tsx';
import type { PeriodDays } from '#web/common/period/period.ts';
import { monthAndYear } from '#web/format/trail-time.ts';
import { Icon } from '#web/ui/icon.tsx';
import type { MonthEndPeriod } from './month-end-search.ts';
import styles from './month-choice.module.css';

interface MonthChoiceProps {
  readonly period: MonthEndPeriod;
  readonly choose: (days: PeriodDays) => void;
}

/** One month back, one month on, or days of one's own. */
export function MonthChoice({ period: { days, month, previous, next }, choose }: MonthChoiceProps) {
  return (
    <div className={styles.choice}>
      <MonthLink month={previous} icon="left" />
      <strong aria-live="polite">{month === null ? 'Days of your own' : monthName(month)}</strong>
      {next === null ? <span className={styles.none} /> : <MonthLink month={next} icon="right" />}
      <OwnDays days={days} chosen={month === null} choose={choose} />
    </div>
  );
}

function MonthLink({ month, icon }: { readonly month: string; readonly icon: 'left' | 'right' }) {
  return (
    <Link to="/reports/month-end" search={{ month }} resetScroll={false} aria-label={monthName(month)}>
      <Icon name={icon} />
    </Link>
  );
}

/** "October 2026" */
export function monthName(month: string): string {
  return monthAndYear('UTC', Date.parse(`${month}-15T00:00:00Z`));
}
