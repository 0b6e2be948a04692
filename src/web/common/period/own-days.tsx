import { lazy, Suspense } from 'react';
import { serverNow } from '#web/api/server-clock.ts';
import { DayFields, focusEnd } from '#web/common/day-fields.tsx';
import { useZone } from '#web/common/preferences.ts';
import { useTypedDays } from '#web/common/use-typed-days.ts';
import type { OpenDays, TypedDays } from '#web/common/use-typed-days.ts';
import { daySpan } from '#web/format/trail-time.ts';
import { dayOf, dayStart, zoneCity, zoneOffset } from '#web/format/zone.ts';
import { Button } from '#web/ui/button.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { closePopover, Popover } from '#web/ui/popover.tsx';
import { isTooLong } from './period.ts';
import type { PeriodDays } from './period.ts';
import styles from './period-picker.module.css';

const RangeCalendar = lazy(async () => ({
  default: (await import('#web/ui/range-calendar.tsx')).RangeCalendar,
}));

interface OwnDaysProps {
  readonly days: PeriodDays;
  /** Whether the days on screen are somebody's own choice. */
  readonly chosen: boolean;
  readonly choose: (days: PeriodDays) => void;
}

/** Any days, typed or from a calendar. */
export function OwnDays({ days, chosen, choose }: OwnDaysProps) {
  const zone = useZone();
  return (
    <Popover
      title="Days of your own"
      wide
      buttonClass={chosen ? styles.chosen : styles.own}
      label={
        <>
          <Icon name="calendar" />
          {chosen ? words(days, zone) : 'Other days'}
        </>
      }
    >
      {() => (
        <OwnDaysForm
          days={days}
          zone={zone}
          choose={(range) => {
            closePopover();
            choose(range);
          }}
        />
      )}
    </Popover>
  );
}

function words({ from, to }: PeriodDays, zone: string): string {
  return daySpan(zone, dayStart(zone, from), dayStart(zone, to), serverNow());
}

interface OwnDaysFormProps extends Omit<OwnDaysProps, 'chosen'> {
  readonly zone: string;
}

const whole = ({ from, to }: OpenDays): PeriodDays | null =>
  from === undefined || to === undefined ? null : { from, to };

function problemsOf(days: OpenDays): TypedDays['problems'] {
  const period = whole(days);
  if (period !== null) return isTooLong(period) ? { to: 'Three years at most.' } : {};
  return {
    from: days.from === undefined ? 'The first day is missing.' : undefined,
    to: days.to === undefined ? 'The last day is missing.' : undefined,
  };
}

function OwnDaysForm({ days: first, zone, choose }: OwnDaysFormProps) {
  const now = serverNow();
  const today = dayOf(zone, now);
  const typed = useTypedDays(first, today, problemsOf);
  const period = typed.usable ? whole(typed.days) : null;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        const wrong = typed.check();
        if (wrong !== null) focusEnd(event.currentTarget, wrong);
        else if (period !== null) choose(period);
      }}
    >
      <DayFields typed={typed} now={now} />
      <Suspense fallback={<div className={styles.calendar} />}>
        <div className={styles.calendar}>
          <RangeCalendar range={period} latest={today} onChange={typed.show} />
        </div>
      </Suspense>
      <p>
        Both days included, midnight to midnight in {zoneCity(zone)} ({zoneOffset(zone, now)}).
      </p>
      <Button small kind="primary" type="submit">
        {period === null ? 'Show' : `Show ${words(period, zone)}`}
      </Button>
    </form>
  );
}
