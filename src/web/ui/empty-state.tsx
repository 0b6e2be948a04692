import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

interface EmptyStateProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** Nothing to show, and what to do about it. The picture is a blank ticket with its stub. */
export function EmptyState({ title, children, actions }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <svg
        className={styles.picture}
        width="72"
        height="40"
        viewBox="0 0 72 40"
        fill="none"
        aria-hidden="true"
      >
        <path d="M1 1h46v38H1zM51 1h20v38H51z" stroke="currentColor" />
        <path d="M8 12h18M8 20h26M8 28h12" stroke="currentColor" strokeWidth="2" />
        <path className={styles.lit} d="M49 4v32" strokeDasharray="1.5 3" strokeWidth="2" />
      </svg>
      <h2>{title}</h2>
      <p>{children}</p>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
