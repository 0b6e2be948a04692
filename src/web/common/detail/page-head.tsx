import type { ReactNode } from 'react';
import styles from './page-head.module.css';

interface PageHeadProps {
  /** The one amount, or the name, and how it stands. */
  readonly title: ReactNode;
  /** A sentence that a customer could be told. */
  readonly lead?: ReactNode;
  readonly context?: ReactNode;
  /** What may be done, on the edge of the side column. */
  readonly children?: ReactNode;
}

/** How every page about one object begins. */
export function PageHead({ title, lead, context, children }: PageHeadProps) {
  return (
    <div className={styles.head}>
      <div>
        <h1 className={styles.title}>{title}</h1>
        {lead !== undefined && <p className={styles.lead}>{lead}</p>}
        {context !== undefined && <p className={styles.context}>{context}</p>}
      </div>
      {children !== undefined && <div className={styles.acts}>{children}</div>}
    </div>
  );
}
