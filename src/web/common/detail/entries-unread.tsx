import { Button } from '#web/ui/button.tsx';
import styles from './entries.module.css';

interface EntriesUnreadProps {
  /** "The notes" */
  readonly what: string;
  readonly onRetry: () => void;
}

/** Entries that could not be read must not look like none. */
export function EntriesUnread({ what, onRetry }: EntriesUnreadProps) {
  return (
    <p className={styles.unread} role="alert">
      {`${what} could not be read.`}
      <Button small onClick={onRetry}>
        Try again
      </Button>
    </p>
  );
}
