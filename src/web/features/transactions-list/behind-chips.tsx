import { serverNow } from '#web/api/server-clock.ts';
import { useZone } from '#web/common/preferences.ts';
import { shortDay } from '#web/format/date.ts';
import { gatewayName } from '#web/format/names.ts';
import { daySpan } from '#web/format/trail-time.ts';
import { Icon } from '#web/ui/icon.tsx';
import styles from '#web/common/list/filter.module.css';
import type { ListSearch } from './list-search.ts';

interface BehindChipsProps {
  readonly search: ListSearch;
  readonly change: (change: Partial<Record<keyof ListSearch, unknown>>) => void;
}

const MOVED_WORDS = { captured: 'Captured', refunded: 'Refunded', charged_back: 'Charged back' } as const;

/** Filters that figures of reports lead here with: they say what they are and can be taken away. */
export function BehindChips({ search, change }: BehindChipsProps) {
  const zone = useZone();
  const { moved, moved_gte: from, moved_lt: to, tried } = search;
  return (
    <>
      {moved !== undefined && (
        <Chip
          label={MOVED_WORDS[moved]}
          value={spanWords(zone, from, to)}
          remove={() => change({ moved: undefined, moved_gte: undefined, moved_lt: undefined })}
        />
      )}
      {tried !== undefined && (
        <Chip
          label="Tried"
          value={tried.map(gatewayName).join(', ')}
          remove={() => change({ tried: undefined })}
        />
      )}
    </>
  );
}

function spanWords(zone: string, from: string | undefined, to: string | undefined): string {
  const now = serverNow();
  const [first, last] = [from, to].map((text) => (text === undefined ? null : Date.parse(text)));
  if (first != null && last != null) return daySpan(zone, first, last - 1, now);
  if (first != null) return `since ${shortDay(zone, first, now)}`;
  return last == null ? 'at any time' : `before ${shortDay(zone, last, now)}`;
}

interface ChipProps {
  readonly label: string;
  readonly value: string;
  readonly remove: () => void;
}

function Chip({ label, value, remove }: ChipProps) {
  return (
    <button
      type="button"
      className={`${styles.chip} ${styles.set}`}
      aria-label={`${label} ${value}: take this filter away`}
      onClick={remove}
    >
      {label} <b>{value}</b>
      <Icon name="close" />
    </button>
  );
}
