import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Statement } from '#contract/statement.ts';
import { ApiError } from '#web/api/api-error.ts';
import { statementQuery } from '#web/api/statement-queries.ts';
import { Crumbs } from '#web/common/detail/crumbs.tsx';
import { Unread } from '#web/common/unread.tsx';
import { usePageTitle } from '#web/common/use-page-title.ts';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { SectionBoundary } from '#web/ui/section-boundary.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import text from '#web/ui/text.module.css';
import { LineTabs } from './line-tabs.tsx';
import { LinesSection } from './lines-section.tsx';
import { StatementHead } from './statement-head.tsx';
import type { LinesSearch } from './statement-search.ts';
import styles from './statements-screen.module.css';

interface StatementScreenProps {
  readonly id: string;
  readonly search: LinesSearch;
}

/** One statement: which payout each of its lines is, and what is left to decide. */
export function StatementScreen({ id, search }: StatementScreenProps) {
  const { data, error, refetch } = useQuery(statementQuery(id));
  const name = data?.name ?? 'Bank statement';
  usePageTitle(name);
  return (
    <>
      <Crumbs up={<Link to="/statements">Bank statements</Link>} here={name} />
      {isGone(error) ? (
        <EmptyState title="There is no such statement" actions={<Link to="/statements">All statements</Link>}>
          Somebody may have removed it.
        </EmptyState>
      ) : data ? (
        <Lines statement={data} search={search} />
      ) : error ? (
        <Unread title="This statement could not be read" error={error} onRetry={() => void refetch()} />
      ) : (
        <div aria-busy="true">
          <h1 className={text.hidden}>Bank statement</h1>
          <Skeleton width={4} />
        </div>
      )}
    </>
  );
}

function Lines({ statement, search }: { readonly statement: Statement; readonly search: LinesSearch }) {
  return (
    <div className={styles.screen}>
      <StatementHead statement={statement} />
      <div>
        <LineTabs statement={statement} search={search} />
        <SectionBoundary what="The lines">
          <LinesSection statement={statement} search={search} />
        </SectionBoundary>
      </div>
    </div>
  );
}

/** Also while it is shown: a colleague may remove it. */
function isGone(error: Error | null): boolean {
  return error instanceof ApiError && error.code === 'not_found';
}
