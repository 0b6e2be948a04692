import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import tabs from '#web/common/list/tabs.module.css';
import { usePageTitle } from '#web/common/use-page-title.ts';
import styles from './reports.module.css';

interface ReportsHeadProps {
  readonly title: string;
  readonly lead: ReactNode;
  readonly end?: ReactNode;
}

/** What every page of the reports begins with. */
export function ReportsHead({ title, lead, end }: ReportsHeadProps) {
  usePageTitle(title);
  return (
    <>
      <div className={styles.head}>
        <div>
          <h1>{title}</h1>
          <p>{lead}</p>
        </div>
        {end}
      </div>
      <nav className={`${tabs.tabs} ${styles.tabs}`} aria-label="Reports">
        <Tab to="/reports" word="Settlement" />
        <Tab to="/reports/month-end" word="Month end" />
      </nav>
    </>
  );
}

function Tab({ to, word }: { readonly to: '/reports' | '/reports/month-end'; readonly word: string }) {
  return (
    <Link to={to} activeOptions={{ exact: true, includeSearch: false }} activeProps={{ 'data-current': '' }}>
      {word}
    </Link>
  );
}
