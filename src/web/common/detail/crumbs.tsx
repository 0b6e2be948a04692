import type { ReactNode } from 'react';
import { Icon } from '#web/ui/icon.tsx';
import styles from './crumbs.module.css';

/** Where this page stands: `up` is the link to the list it belongs to. */
export function Crumbs({ up, here }: { readonly up: ReactNode; readonly here: string }) {
  return (
    <nav className={styles.crumbs} aria-label="Breadcrumb">
      {up}
      <Icon name="right" />
      <strong>{here}</strong>
    </nav>
  );
}
