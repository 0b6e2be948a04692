import { Icon } from '#web/ui/icon.tsx';
import styles from './filter.module.css';

interface ToggleFilterProps {
  readonly label: string;
  readonly on: boolean;
  readonly change: (on: boolean) => void;
}

/** A filter that is on or off. */
export function ToggleFilter({ label, on, change }: ToggleFilterProps) {
  return (
    <button
      type="button"
      aria-pressed={on}
      className={on ? `${styles.chip} ${styles.set}` : styles.chip}
      onClick={() => change(!on)}
    >
      <Icon name={on ? 'check' : 'plus'} />
      {on ? <b>{label}</b> : label}
    </button>
  );
}
