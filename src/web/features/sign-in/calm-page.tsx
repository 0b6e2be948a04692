import type { ReactNode } from 'react';
import { BrandMark } from '#web/ui/brand-mark.tsx';
import styles from './calm-page.module.css';
import { usePageTitle } from '#web/common/use-page-title.ts';

interface CalmPageProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
}

/** A page of its own, without the frame: nobody is known yet, and there is one thing to do. */
export function CalmPage({ title, lead, children }: CalmPageProps) {
  usePageTitle(title);
  return (
    <main className={styles.page}>
      <div className={styles.column}>
        <p className={styles.brand}>
          <BrandMark />
          Counterfoil
        </p>
        <h1>{title}</h1>
        {lead !== undefined && <p className={styles.lead}>{lead}</p>}
        {children}
      </div>
    </main>
  );
}
