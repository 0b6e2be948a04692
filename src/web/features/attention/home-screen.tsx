import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Attention } from '#contract/attention.ts';
import { attentionQuery } from '#web/api/attention-queries.ts';
import { useZone } from '#web/common/preferences.ts';
import { Unread } from '#web/common/unread.tsx';
import { useNow } from '#web/common/use-now.ts';
import { usePageTitle } from '#web/common/use-page-title.ts';
import { longDay, timeOfDay } from '#web/format/date.ts';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { AttentionTable } from './attention-table.tsx';
import styles from './home-screen.module.css';
import { headline, howFar, nothingWaits } from './looked-through.ts';

interface HomeScreenProps {
  /** What else waits for whoever looks, above everything; null until that is known. */
  readonly above: ReactNode;
  /** Whether all payments were looked through: until then, that nothing was found says nothing. */
  readonly whole: boolean;
}

/** What somebody should look at today: where the day begins. */
export function HomeScreen({ above, whole }: HomeScreenProps) {
  const { data, error, refetch } = useQuery(attentionQuery());
  const zone = useZone();
  const now = useNow();
  const isKnown =
    above !== null && data !== undefined && (whole || data.groups.some(({ count }) => count > 0));
  const title = isKnown ? headline(data) : 'Overview';
  usePageTitle(title);
  return (
    <>
      <h1 className={styles.title}>{title}</h1>
      <p
        className={styles.lead}
      >{`${longDay(zone, now, now)}, ${timeOfDay(zone, now)}. ${data ? howFar(data.coverage) : 'Looking through the payments.'}`}</p>
      {above}
      {isKnown ? (
        <Body attention={data} />
      ) : error && !data ? (
        <Unread title="What needs attention could not be read" error={error} onRetry={refetch} />
      ) : (
        <Waiting />
      )}
    </>
  );
}

function Body({ attention }: { readonly attention: Attention }) {
  const groups = attention.groups.filter(({ count }) => count > 0);
  if (groups.length > 0) return <AttentionTable groups={groups} />;
  const { title, text } = nothingWaits(attention.coverage);
  return <EmptyState title={title}>{text}</EmptyState>;
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
