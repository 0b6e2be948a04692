import { useState } from 'react';
import { DayPicker } from 'react-day-picker';
import { calendarDay } from '#web/format/date.ts';
import styles from './range-calendar.module.css';

/** Calendar days as yyyy-mm-dd, first and last included; which zone they are in is the caller's matter. */
interface Days {
  readonly from: string;
  readonly to: string;
}

interface RangeCalendarProps {
  readonly range: Days | null;
  readonly latest: string;
  readonly onChange: (range: Days) => void;
}

const toDate = (day: string): Date => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date);
};

const toDay = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');

const CLASSES = {
  root: styles.root ?? '',
  months: styles.months ?? '',
  nav: styles.nav ?? '',
  button_previous: styles.turn ?? '',
  button_next: styles.turn ?? '',
  chevron: styles.chevron ?? '',
  month_caption: styles.caption ?? '',
  month_grid: styles.grid ?? '',
  weekday: styles.weekday ?? '',
  day: styles.day ?? '',
  day_button: styles.dayButton ?? '',
  outside: styles.outside ?? '',
  disabled: styles.disabled ?? '',
  today: styles.today ?? '',
  range_start: styles.edge ?? '',
  range_middle: styles.middle ?? '',
  range_end: styles.edge ?? '',
};

/**
 * Two clicks choose the first and the last day; keyboard and labels come from the library. The month shown follows the
 * last day, wherever it was chosen.
 */
export function RangeCalendar({ range, latest, onChange }: RangeCalendarProps) {
  const selected = range === null ? undefined : { from: toDate(range.from), to: toDate(range.to) };
  const last = range?.to ?? latest;
  const [followed, setFollowed] = useState(last);
  const [month, setMonth] = useState(toDate(last));
  if (followed !== last) {
    setFollowed(last);
    setMonth(toDate(last));
  }
  return (
    <DayPicker
      mode="range"
      weekStartsOn={1}
      showOutsideDays
      month={month}
      onMonthChange={setMonth}
      selected={selected}
      disabled={{ after: toDate(latest) }}
      onSelect={(_range, day) => onChange(extend(range, toDay(day)))}
      labels={{ labelDayButton: calendarDay }}
      classNames={CLASSES}
    />
  );
}

/** A click after a single chosen day ends the range there; any other click starts a new one. */
function extend(range: Days | null, day: string): Days {
  if (range?.from === range?.to && range !== null) {
    return day < range.from ? { from: day, to: range.to } : { from: range.from, to: day };
  }
  return { from: day, to: day };
}
