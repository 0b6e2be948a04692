import { useQuery } from '@tanstack/react-query';
import type { PayoutDetail, PayoutItem } from '#contract/payout-detail.ts';
import { payoutItemsQuery } from '#web/api/payout-queries.ts';
import section from '#web/common/detail/section.module.css';
import { GivenFilter } from '#web/common/list/given-filter.tsx';
import { IgnoredNotice } from '#web/common/list/ignored-notice.tsx';
import { neighbours, withFilters } from '#web/common/list/list-place.ts';
import { usePreferences } from '#web/common/preferences.ts';
import { Unread } from '#web/common/unread.tsx';
import { countOf, countText } from '#web/format/money.ts';
import { Icon } from '#web/ui/icon.tsx';
import text from '#web/ui/text.module.css';
import type { ItemsSearch } from '../payout-search.ts';
import type { Telling } from '../story/payout-lead.ts';
import styles from './items.module.css';
import { ItemsTable } from './items-table.tsx';
import { ItemsTabs } from './items-tabs.tsx';
import { Turn } from './turn.tsx';

interface ItemsSectionProps {
  readonly payout: PayoutDetail;
  readonly search: ItemsSearch;
  readonly telling: Telling;
  /** All of them, while they are being printed. */
  readonly printed: readonly PayoutItem[] | null;
  readonly go: (search: ItemsSearch) => void;
}

/** The rows that the payout is made of, a page at a time. */
export function ItemsSection({ payout, search, telling, printed, go }: ItemsSectionProps) {
  const { pageSize } = usePreferences();
  const { ignored, ...wanted } = search;
  const page = useQuery(payoutItemsQuery(payout.id, { ...wanted, limit: pageSize }));
  const { data, error } = page;
  const ids = data?.items.map(({ id }) => id) ?? [];
  const { newer, older } = neighbours(wanted, ids, data?.has_more);
  const without = (field: keyof ItemsSearch) => go(withFilters(search, { [field]: undefined }));
  return (
    <section className={section.section} id="items" aria-labelledby="items-head">
      <div className={section.head}>
        <h2 id="items-head">Items</h2>
        <span>Newest first</span>
      </div>
      <IgnoredNotice ignored={ignored} onDismiss={() => go(wanted)} />
      <ItemsTabs payout={payout} search={search} />
      {(search.id ?? search.transaction_id) !== undefined && (
        <div className={styles.given}>
          <GivenFilter
            label="Only"
            value={search.id ? countOf(search.id.length, 'item of a sentence', 'items of a sentence') : null}
            remove={() => without('id')}
          />
          <GivenFilter
            label="Of payment"
            value={search.transaction_id ?? null}
            remove={() => without('transaction_id')}
          />
        </div>
      )}
      {error && !data ? (
        <Unread title="The items could not be read" error={error} onRetry={page.refetch} />
      ) : (
        <ItemsTable
          items={printed ?? data?.items}
          currency={payout.currency}
          stale={page.isPlaceholderData}
          telling={telling}
        />
      )}
      {data?.count === 0 && <p className={text.muted}>{nothing(payout)}</p>}
      <div className={styles.foot}>
        <span role="status">
          {data &&
            (printed
              ? extent({}, printed.length, data.total_count)
              : extent(search, data.count, data.total_count))}
        </span>
        <span className={styles.read}>
          {payout.items.complete && <Icon name="check" />}
          {payout.items.complete
            ? 'All items read'
            : `${countText(payout.items.indexed)} items read so far; older ones follow`}
        </span>
        <nav className={styles.pages} aria-label="Pages of items">
          <Turn payoutId={payout.id} to={newer} label="Newer" icon="left" />
          <Turn payoutId={payout.id} to={older} label="Older" icon="right" />
        </nav>
      </div>
    </section>
  );
}

function extent({ start_after, end_before }: ItemsSearch, count: number, total: number | null): string {
  const of = total === null ? '' : ` of ${countOf(total, 'item')}`;
  if (count === 0) return 'No items';
  return start_after === undefined && end_before === undefined
    ? `1\u2013${countText(count)}${of}`
    : `${countText(count)}${of}`;
}

function nothing({ items }: PayoutDetail): string {
  return items.complete ? 'This payout has no such item.' : 'No such item was read yet.';
}
