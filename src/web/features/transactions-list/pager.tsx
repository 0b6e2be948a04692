import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Coverage } from '#contract/page.ts';
import { syncQuery } from '#web/api/transaction-queries.ts';
import { setPreference, usePreferences } from '#web/common/preferences.ts';
import { useNow } from '#web/common/use-now.ts';
import { duration } from '#web/format/date.ts';
import { countOf, countText } from '#web/format/money.ts';
import buttons from '#web/ui/button.module.css';
import { Icon } from '#web/ui/icon.tsx';
import { hasFilters } from './list-search.ts';
import type { ListSearch } from './list-search.ts';
import styles from './pager.module.css';
import type { useList } from './use-list.ts';

const SIZES = [25, 50, 100] as const;

/** The foot of the list: how many, how much of the whole was searched, and where to turn. */
export function Pager({
  search,
  list,
}: {
  readonly search: ListSearch;
  readonly list: ReturnType<typeof useList>;
}) {
  const { pageSize } = usePreferences();
  const now = useNow(10_000);
  const { data } = list.page;
  // The page was read a while ago; how far the mirror is now comes with the live stream.
  const { data: sync } = useQuery(syncQuery());
  const coverage = sync?.coverage ?? data?.coverage;
  // The count is asked for again as the mirror grows; the page is not.
  const total = list.counts.data?.total_count ?? data?.total_count;
  const resize = (size: number) => {
    setPreference('pageSize', size);
    list.change({ limit: undefined });
  };
  return (
    <div className={styles.pager}>
      <span role="status">{data ? extent(search, data.count, total) : '\u00a0'}</span>
      <label className={styles.size}>
        Rows
        <select value={search.limit ?? pageSize} onChange={(event) => resize(Number(event.target.value))}>
          {[...new Set([...SIZES, search.limit ?? pageSize])]
            .sort((a, b) => a - b)
            .map((size) => (
              <option key={size}>{size}</option>
            ))}
        </select>
      </label>
      {coverage && (
        <span className={styles.coverage}>
          {coverage.complete && <Icon name="check" />}
          {coverageSentence(coverage, now)}
        </span>
      )}
      <nav className={styles.pages} aria-label="Pages">
        <Turn to={list.newer} label="Newer" icon="left" />
        <Turn to={list.older} label="Older" icon="right" />
      </nav>
    </div>
  );
}

function extent(search: ListSearch, count: number, total: number | null | undefined): string {
  const onTop = search.start_after === undefined && search.end_before === undefined;
  const of = total == null ? '' : ` of ${countText(total)}`;
  const what = hasFilters(search) ? ' matching' : '';
  if (count === 0) return 'No payments';
  return onTop ? `1\u2013${countText(count)}${of}${what}` : `${countOf(count, 'payment')}${of}${what}`;
}

function coverageSentence(coverage: Coverage, now: number): string {
  if (!coverage.complete) {
    const of = coverage.upstream_total === null ? '' : ` of ${countText(coverage.upstream_total)}`;
    return `${countText(coverage.indexed)}${of} indexed, newest first; older ones follow`;
  }
  const age = coverage.as_of === null ? null : now - Date.parse(coverage.as_of);
  const old = age === null ? '' : `; index is ${duration(Math.max(age, 1000))} old`;
  return `Searched all ${countOf(coverage.indexed, 'payment')}${old}`;
}

function Turn({ to, label, icon }: { to: ListSearch | null; label: string; icon: 'left' | 'right' }) {
  const content = (
    <>
      {icon === 'left' && <Icon name="left" />}
      {label}
      {icon === 'right' && <Icon name="right" />}
    </>
  );
  const look = `${buttons.button} ${buttons.plain}`;
  if (to === null) {
    return (
      <button type="button" className={look} disabled>
        {content}
      </button>
    );
  }
  return (
    <Link to="/transactions" search={to} className={look}>
      {content}
    </Link>
  );
}
