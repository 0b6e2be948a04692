import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import styles from './into-view.module.css';

/** Comes into view when it appears: a long form is sent from its foot, and what is said about it stands at its head. */
export function IntoView({ children }: { readonly children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Braces: newer browsers answer with a promise, which is no way to clean up.
    place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={place} className={styles.place}>
      {children}
    </div>
  );
}
