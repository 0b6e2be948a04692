import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { CopyButton } from './copy-button.tsx';
import styles from './error-panel.module.css';
import { Icon } from './icon.tsx';
import { Mark } from './mark.tsx';

interface ErrorPanelProps {
  readonly title: string;
  readonly message: ReactNode;
  readonly requestId?: string | null;
  readonly onRetry?: (() => void) | undefined;
}

/** One part failed and says what, offers to try again, and shows the request id for whoever is asked for help. */
export function ErrorPanel({ title, message, requestId = null, onRetry }: ErrorPanelProps) {
  return (
    <div className={styles.panel} role="alert">
      <Mark name="failed" tone="bad" />
      <h2>{title}</h2>
      <p>{message}</p>
      {onRetry && (
        <Button onClick={onRetry}>
          <Icon name="retry" />
          Try again
        </Button>
      )}
      {requestId !== null && (
        <p className={styles.request}>
          Request {requestId}
          <CopyButton text={requestId} what="the request id" />
        </p>
      )}
    </div>
  );
}
