import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { AttentionGroup, AttentionKind } from '#contract/attention.ts';
import type { Coverage } from '#contract/page.ts';
import { attentionQuery } from '#web/api/attention-queries.ts';
import { Crumbs } from '#web/common/detail/crumbs.tsx';
import { Unread } from '#web/common/unread.tsx';
import { usePageTitle } from '#web/common/use-page-title.ts';
import { countOf } from '#web/format/money.ts';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { KIND_MEANINGS, KIND_TITLES, paymentsOf } from './attention-words.ts';
import styles from './group-screen.module.css';
import { GroupTable } from './group-table.tsx';
import { howFar, noneOfKind } from './looked-through.ts';

/** The payments of one kind, worst first; holds can be captured or released from here, many at once. */
export function GroupScreen({ kind }: { readonly kind: AttentionKind }) {
  const { data, error, refetch } = useQuery(attentionQuery());
  const group = data?.groups.find((each) => each.kind === kind);
  usePageTitle(KIND_TITLES[kind]);
  return (
    <>
      <Crumbs up={<Link to="/">Overview</Link>} here={KIND_TITLES[kind]} />
      <h1 className={styles.title}>{KIND_TITLES[kind]}</h1>
      <p className={styles.lead}>{KIND_MEANINGS[kind]}</p>
      {data && group ? (
        <Rows group={group} coverage={data.coverage} />
      ) : error ? (
        <Unread title="These payments could not be read" error={error} onRetry={refetch} />
      ) : (
        <Skeleton width={4} />
      )}
    </>
  );
}

interface RowsProps {
  readonly group: AttentionGroup;
  readonly coverage: Coverage;
}

function Rows({ group, coverage }: RowsProps) {
  const { kind, count, transactions, card_ends, intents } = group;
  const shown = paymentsOf(group).length;
  if (count === 0) {
    const { title, text } = noneOfKind(coverage);
    return <EmptyState title={title}>{text}</EmptyState>;
  }
  return (
    <>
      <GroupTable
        rows={transactions}
        canAct={kind === 'expiring_authorization'}
        cardEnds={card_ends}
        left={intents}
      />
      {count > shown && (
        <p className={styles.more}>
          {`The ${countOf(shown, 'payment')} that matter most, of ${String(count)}. The others follow as these are dealt with.`}
        </p>
      )}
      {!coverage.complete && <p className={styles.more}>{howFar(coverage)}</p>}
    </>
  );
}
