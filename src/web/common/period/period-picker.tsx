import { serverNow } from '#web/api/server-clock.ts';
import { useZone } from '#web/common/preferences.ts';
import { Segments } from '#web/common/segments.tsx';
import { OwnDays } from './own-days.tsx';
import { PERIOD_WORDS, periodDays } from './period.ts';
import type { PeriodDays, PeriodName, PeriodSearch } from './period.ts';
import styles from './period-picker.module.css';

interface PeriodPickerProps {
  readonly search: PeriodSearch;
  /** What an address without a period means. */
  readonly fallback: PeriodName;
  /** The names that this page offers. */
  readonly names: readonly PeriodName[];
  readonly choose: (days: PeriodDays) => void;
}

/** Which days: names that move with the clock, as links; or days of one's own from a calendar. */
export function PeriodPicker({ search, fallback, names, choose }: PeriodPickerProps) {
  const zone = useZone();
  const own = search.from !== undefined;
  return (
    <div className={styles.picker}>
      <Segments
        label="Period"
        segments={names.map((name) => ({
          word: PERIOD_WORDS[name],
          chosen: !own && name === (search.period ?? fallback),
          change: { period: name === fallback ? undefined : name, from: undefined, to: undefined },
        }))}
      />
      <OwnDays days={periodDays(search, fallback, zone, serverNow())} chosen={own} choose={choose} />
    </div>
  );
}
