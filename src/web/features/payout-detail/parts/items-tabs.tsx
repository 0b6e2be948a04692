import { Link } from '@tanstack/react-router';
import type { PayoutDetail } from '#contract/payout-detail.ts';
import type { PayoutItemType } from '#domain/payout.ts';
import tabs from '#web/common/list/tabs.module.css';
import { countText } from '#web/format/money.ts';
import type { ItemsSearch } from '../payout-search.ts';
import styles from './items.module.css';

interface Kind {
  readonly word: string;
  readonly types: readonly PayoutItemType[];
}

const KINDS: readonly Kind[] = [
  { word: 'Sales', types: ['sale'] },
  { word: 'Refunds', types: ['refund'] },
  { word: 'Chargebacks', types: ['chargeback'] },
  { word: 'Other', types: ['fee', 'adjustment', 'reserve'] },
];

interface ItemsTabsProps {
  readonly payout: PayoutDetail;
  readonly search: ItemsSearch;
}

/** Kinds of items, with how many there are of each. */
export function ItemsTabs({ payout: { id, items }, search }: ItemsTabsProps) {
  const tab = (word: string, to: ItemsSearch, count: number) => (
    <Link
      key={word}
      to="/payouts/$payoutId"
      params={{ payoutId: id }}
      search={to}
      data-current={sameSearch(search, to) ? '' : undefined}
      resetScroll={false}
    >
      {word}
      <span className={tabs.count}>{countText(count)}</span>
    </Link>
  );
  return (
    <nav className={`${tabs.tabs} ${styles.tabs}`} aria-label="Kind of item">
      {tab('All', {}, items.indexed)}
      {KINDS.map(({ word, types }) =>
        tab(
          word,
          { type: types },
          types.reduce((sum, type) => sum + (items.by_type[type] ?? 0), 0),
        ),
      )}
      {tab('Without a payment', { without_transaction: 'true' }, items.without_transaction)}
    </nav>
  );
}

/** Whether both show the same kind of rows, on whatever page. */
function sameSearch(a: ItemsSearch, b: ItemsSearch): boolean {
  const kind = ({ type, without_transaction, transaction_id, id }: ItemsSearch) =>
    JSON.stringify([type, without_transaction, transaction_id, id]);
  return kind(a) === kind(b);
}
