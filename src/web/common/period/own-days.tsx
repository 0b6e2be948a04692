import { lazy, Suspense, useState } from 'react';
import { serverNow } from '#web/api/server-clock.ts';
import { useZone } from '#web/common/preferences.ts';
import { daySpan } from '#web/format/trail-time.ts';
import { dayOf, dayStart, zoneCity, zoneOffset } from '#web/format/zone.ts';
import { Button } from '#web/ui/button.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { closePopover, Popover } from '#web/ui/popover.tsx';
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

/** Any days, from a calendar. */
export function OwnDays({ days, chosen, choose }: OwnDaysProps) {
  const zone = useZone();
  return (
    <Popover
      title="Days of your own"
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

function OwnDaysForm({ days: first, zone, choose }: OwnDaysFormProps) {
  const [days, setDays] = useState(first);
  const now = serverNow();
  return (
    <div className={styles.form}>
      <Suspense fallback={<div className={styles.calendar} />}>
        <div className={styles.calendar}>
          <RangeCalendar range={days} latest={dayOf(zone, now)} onChange={setDays} />
        </div>
      </Suspense>
      <p>
        Both days included, midnight to midnight in {zoneCity(zone)} ({zoneOffset(zone, now)}).
      </p>
      <Button small kind="primary" onClick={() => choose(days)}>
        {`Show ${words(days, zone)}`}
      </Button>
    </div>
  );
}
