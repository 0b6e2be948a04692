import type { ReactNode } from 'react';
import { Skeleton } from '#web/ui/skeleton.tsx';
import styles from './loading-columns.module.css';
import page from './two-columns.module.css';

/** Bars where the two columns of a page will stand; a heading that is known already stands above them. */
export function LoadingColumns({ heading }: { readonly heading?: ReactNode }) {
  return (
    <div className={page.columns}>
      <div>
        {heading}
        {[1, 2, 3, 4, 5].map((line) => (
          <p key={line} className={styles.line}>
            <Skeleton width={2} /> <Skeleton width={4} /> <Skeleton width={3} />
          </p>
        ))}
      </div>
      <div className={page.side}>
        {[1, 2, 3, 4].map((line) => (
          <p key={line} className={styles.line}>
            <Skeleton width={2} /> <Skeleton width={4} />
          </p>
        ))}
      </div>
    </div>
  );
}
