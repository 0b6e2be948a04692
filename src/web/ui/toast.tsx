import { useEffect, useSyncExternalStore } from 'react';
import { Icon } from './icon.tsx';
import styles from './toast.module.css';

/** A toast only repeats what the page shows already; nobody needs to catch it. */
let current: string | null = null;
const listeners = new Set<() => void>();
const SHOWN_FOR_MS = 6000;

export function showToast(message: string | null): void {
  current = message;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function Toast() {
  const message = useSyncExternalStore(subscribe, () => current);
  useEffect(() => {
    if (message === null) return;
    const timer = setTimeout(() => showToast(null), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [message]);
  return (
    <div className={styles.place} role="status" aria-live="polite">
      {message !== null && (
        <div className={styles.toast}>
          <Icon name="check" />
          {message}
        </div>
      )}
    </div>
  );
}
