import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Approvals } from '#contract/approval.ts';
import { approvalsQuery } from '#web/api/approval-queries.ts';
import { ListRows } from '#web/common/list/list-rows.tsx';
import head from '#web/common/list/list-head.module.css';
import { usePageTitle } from '#web/common/use-page-title.ts';
import { countOf } from '#web/format/money.ts';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import text from '#web/ui/text.module.css';
import styles from './approvals.module.css';
import { DecidedLine } from './decided-line.tsx';
import { WaitingCard } from './waiting-card.tsx';

/** Refunds above a limit: what waits for a second person, and what became of the others. */
export function ApprovalsScreen() {
  const page = useQuery(approvalsQuery());
  usePageTitle('Approvals');
  return (
    <>
      <div className={head.head}>
        <h1>Approvals</h1>
      </div>
      <p className={head.lead}>
        A refund above what its asker may make alone is sent when somebody else in finance approves it. See
        the{' '}
        <Link to="/limits" className={text.link}>
          refund limits
        </Link>
        .
      </p>
      <ListRows page={page} plural="approvals" isEmpty={false} empty={null}>
        {page.data ? <Lists approvals={page.data} /> : <Loading />}
      </ListRows>
    </>
  );
}

function Lists({ approvals: { waiting, decided } }: { readonly approvals: Approvals }) {
  return (
    <>
      <section className={styles.section} aria-labelledby="waiting">
        <h2 id="waiting">
          {waiting.length === 0 ? 'Waiting' : `${countOf(waiting.length, 'refund')} waiting`}
        </h2>
        {waiting.length === 0 && (
          <EmptyState title="Nothing waits for approval">
            Refunds above a limit appear here, and lapse when nobody decides within 24 hours.
          </EmptyState>
        )}
        <ul className={styles.cards}>
          {waiting.map((approval) => (
            <WaitingCard key={approval.intent.id} approval={approval} />
          ))}
        </ul>
      </section>
      {decided.length > 0 && (
        <section className={styles.section} aria-labelledby="decided">
          <h2 id="decided">Decided in the last seven days</h2>
          <ul className={styles.lines}>
            {decided.map((approval) => (
              <DecidedLine key={approval.intent.id} approval={approval} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Loading() {
  return (
    <div className={styles.loading} aria-busy="true">
      <Skeleton width={3} />
      <Skeleton width={4} />
    </div>
  );
}
