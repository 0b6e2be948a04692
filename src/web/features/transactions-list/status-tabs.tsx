import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { TransactionCount } from '#contract/transaction.ts';
import { STATUS_GROUPS } from '#domain/transaction.ts';
import type { StatusGroup } from '#domain/transaction.ts';
import { countText } from '#web/format/money.ts';
import { Mark } from '#web/ui/mark.tsx';
import type { MarkName, Tone } from '#web/ui/mark.tsx';
import { withFilters } from '#web/common/list/list-place.ts';
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
      <Tab search={search} status={undefined} current={chosen.length === 0} word="All" count={total} />
      {GROUPS.map(({ group, word, mark, tone }) => {
        const statuses: readonly string[] = STATUS_GROUPS[group];
        const count = counts && statuses.reduce((sum, status) => sum + (counts.by_status[status] ?? 0), 0);
        return (
          <Tab
            key={group}
            search={search}
            status={statuses}
            current={sameSet(chosen, statuses)}
            word={word}
            count={count}
            icon={<Mark name={mark} tone={tone} />}
          />
        );
      })}
    </nav>
  );
}

interface TabProps {
  readonly search: ListSearch;
  readonly status: readonly string[] | undefined;
  readonly current: boolean;
  readonly word: string;
  readonly count: number | undefined;
  readonly icon?: ReactNode;
}

function Tab({ search, status, current, word, count, icon }: TabProps) {
  return (
    <Link
      to="/transactions"
      search={withFilters(search, { status })}
      data-current={current ? '' : undefined}
      activeOptions={{ exact: true, includeSearch: true }}
      resetScroll={false}
    >
      {icon}
      {word}
      <span className={styles.count}>{count === undefined ? '' : countText(count)}</span>
    </Link>
  );
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each) => b.includes(each));
}
