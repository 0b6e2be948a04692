import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import type { Attention } from '#contract/attention.ts';
import { attentionQuery } from '#web/api/attention-queries.ts';
import { useZone } from '#web/common/preferences.ts';
import { Unread } from '#web/common/unread.tsx';
import { useNow } from '#web/common/use-now.ts';
import { longDay, timeOfDay } from '#web/format/date.ts';
import { countOf, countText } from '#web/format/money.ts';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { AttentionTable } from './attention-table.tsx';
import styles from './home-screen.module.css';

interface HomeScreenProps {
  /** What else waits for whoever looks, above everything. */
  readonly children: ReactNode;
}

/** What somebody should look at today: where the day begins. */
export function HomeScreen({ children }: HomeScreenProps) {
  const { data, error, refetch } = useQuery(attentionQuery());
  const zone = useZone();
  const now = useNow();
  const title = data ? headline(data) : 'Overview';
  useEffect(() => {
    document.title = `${title} · Counterfoil`;
  }, [title]);
  return (
    <>
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.lead}>{`${longDay(zone, now, now)}, ${timeOfDay(zone, now)}. ${howFar(data)}`}</p>
      {children}
      {data ? (
        <Body attention={data} />
      ) : error ? (
        <Unread title="What needs attention could not be read" error={error} onRetry={refetch} />
      ) : (
        <Waiting />
      )}
    </>
  );
}

/** Chargebacks and the like count one by one: a thing is one payment, or one customer, to open. */
function headline({ groups }: Attention): string {
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  return count === 0 ? 'Nothing needs anyone' : `${countOf(count, 'thing needs', 'things need')} someone`;
}

function howFar(attention: Attention | undefined): string {
  if (!attention) return 'Looking through the payments.';
  const { complete, indexed, upstream_total } = attention.coverage;
  if (complete) return `All ${countText(indexed)} payments were looked through.`;
  const total = upstream_total === null ? '' : ` of ${countText(upstream_total)}`;
  return `${countText(indexed)}${total} payments were looked through so far, newest first.`;
}

function Body({ attention }: { readonly attention: Attention }) {
  const groups = attention.groups.filter(({ count }) => count > 0);
  if (groups.length > 0) return <AttentionTable groups={groups} />;
  return (
    <EmptyState title="No payment waits for a person">
      No hold is about to lapse, no bank asks or disputes, and every refund and capture that was sent went
      through.
    </EmptyState>
  );
}

function Waiting() {
  return (
    <div className={styles.waiting} aria-busy="true">
      <Skeleton width={3} />
      <Skeleton width={4} />
      <Skeleton width={3} />
    </div>
  );
}
