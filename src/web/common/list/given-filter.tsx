import { Icon } from '#web/ui/icon.tsx';
import styles from './filter.module.css';

interface GivenFilterProps {
  readonly label: string;
  /** What the address set it to, in words; null while it does not. */
  readonly value: string | null;
  readonly remove: () => void;
}

/** A filter that a link brought along, with no menu of its own: it says what it is, and can be taken away. */
export function GivenFilter({ label, value, remove }: GivenFilterProps) {
  if (value === null) return null;
  return (
    <button
      type="button"
      className={`${styles.chip} ${styles.set}`}
      aria-label={`Remove the filter ${label} ${value}`}
      onClick={remove}
    >
      {label} <b>{value}</b>
      <Icon name="close" />
    </button>
  );
}
