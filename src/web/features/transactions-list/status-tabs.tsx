import type { TransactionCount } from '#contract/transaction.ts';
import { STATUS_GROUPS } from '#domain/transaction.ts';
import type { StatusGroup } from '#domain/transaction.ts';
import type { MarkName, Tone } from '#web/ui/mark.tsx';
import { withFilters } from '#web/common/list/list-place.ts';
import { ListTab } from '#web/common/list/list-tab.tsx';
import type { ListSearch } from './list-search.ts';
import styles from '#web/common/list/tabs.module.css';

const GROUPS: readonly { group: StatusGroup; word: string; mark: MarkName; tone: Tone }[] = [
  { group: 'succeeded', word: 'Succeeded', mark: 'done', tone: 'good' },
  { group: 'authorized', word: 'Authorized', mark: 'held', tone: 'hold' },
  { group: 'refunded', word: 'Refunded', mark: 'partly-refunded', tone: 'back' },
  { group: 'failed', word: 'Failed', mark: 'failed', tone: 'bad' },
  { group: 'disputed', word: 'Disputed', mark: 'dispute', tone: 'bad' },
];

interface StatusTabsProps {
  readonly search: ListSearch;
  readonly counts: TransactionCount | undefined;
}

/** The groups that staff think in, with how many there are of each under the other filters. */
export function StatusTabs({ search, counts }: StatusTabsProps) {
  const chosen = search.status ?? [];
  const total = counts && Object.values(counts.by_status).reduce((sum, each) => sum + each, 0);
  return (
    <nav className={styles.tabs} aria-label="Status">
      <ListTab
        path="/transactions"
        search={withFilters(search, { status: undefined })}
        current={chosen.length === 0}
        word="All"
        count={total}
      />
      {GROUPS.map(({ group, word, mark, tone }) => {
        const statuses: readonly string[] = STATUS_GROUPS[group];
        const count = counts && statuses.reduce((sum, status) => sum + (counts.by_status[status] ?? 0), 0);
        return (
          <ListTab
            key={group}
            path="/transactions"
            search={withFilters(search, { status: statuses })}
            current={sameSet(chosen, statuses)}
            word={word}
            shape={{ mark, tone }}
            count={count}
          />
        );
      })}
    </nav>
  );
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each) => b.includes(each));
}
