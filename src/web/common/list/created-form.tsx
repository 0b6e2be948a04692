import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { serverNow } from '#web/api/server-clock.ts';
import { DayFields, focusEnd } from '#web/common/day-fields.tsx';
import { useTypedDays } from '#web/common/use-typed-days.ts';
import { dayOf, zoneCity, zoneOffset } from '#web/format/zone.ts';
import { Button } from '#web/ui/button.tsx';
import { focusFirst } from '#web/ui/popover.tsx';
import { RangeCalendar } from '#web/ui/range-calendar.tsx';
import { CreatedPresets } from './created-presets.tsx';
import styles from './created-filter.module.css';
import { presetDays } from './created-range.ts';
import type { CreatedPreset, CreatedSearch } from './created-range.ts';
import chips from './filter.module.css';
import { markedDays, openBounds, openDays } from './open-days.ts';

interface CreatedFormProps {
  readonly search: CreatedSearch;
  readonly zone: string;
  readonly apply: (values: CreatedSearch) => void;
  /** What the button to apply says, and to how many rows. */
  readonly show: (bounds: CreatedSearch) => ReactNode;
}

const OPEN_ENDS = { from: 'Since the beginning', to: 'Until now' };

/** The days of a list: typed, a preset, or picked from a calendar; each shows the others what it means. */
export function CreatedForm({ search, zone, apply, show }: CreatedFormProps) {
  const now = serverNow();
  const today = dayOf(zone, now);
  const form = useRef<HTMLFormElement>(null);
  const [preset, setPreset] = useState<CreatedPreset | undefined>(search.created);
  const typed = useTypedDays(openDays(search, zone, now), today);
  const bounds = openBounds(typed.days, zone);
  useEffect(() => focusFirst(form.current), []);
  return (
    <form
      ref={form}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        const wrong = typed.check();
        if (wrong !== null) focusEnd(event.currentTarget, wrong);
        else apply(preset === undefined ? bounds : { created: preset });
      }}
    >
      <div className={styles.ends}>
        <DayFields typed={typed} now={now} open={OPEN_ENDS} onType={() => setPreset(undefined)} />
      </div>
      <CreatedPresets
        chosen={preset}
        any={search.created === undefined && typed.text.from === '' && typed.text.to === ''}
        choose={(name) => {
          setPreset(name);
          typed.show(presetDays(name, zone, now));
        }}
        chooseAny={() => apply({})}
      />
      <div className={styles.calendar}>
        <RangeCalendar
          range={markedDays(typed.days)}
          latest={today}
          onChange={(range) => {
            setPreset(undefined);
            typed.show(range);
          }}
        />
      </div>
      <div className={`${chips.foot} ${styles.foot}`}>
        <p>
          Both days included, midnight to midnight in {zoneCity(zone)} ({zoneOffset(zone, now)}).
        </p>
        <Button small kind="primary" type="submit">
          {typed.usable ? show(bounds) : 'Show'}
        </Button>
      </div>
    </form>
  );
}
