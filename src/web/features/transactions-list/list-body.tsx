import { transactionCountQuery } from '#web/api/transaction-queries.ts';
import { ListRows } from '#web/common/list/list-rows.tsx';
import { NothingFound } from '#web/common/list/nothing-found.tsx';
import type { Loosening } from '#web/common/list/nothing-found.tsx';
import type { ListSearch } from './list-search.ts';
import { TransactionTable } from './transaction-table.tsx';
import type { useList } from './use-list.ts';

const LOOSENINGS: readonly Loosening[] = [
  { label: 'search', fields: ['q'] },
  { label: 'amount filter', fields: ['amount_gte', 'amount_lte'] },
  { label: 'date filter', fields: ['created', 'created_gte', 'created_lt'] },
  { label: 'card filter', fields: ['scheme'] },
  { label: 'PSP filter', fields: ['gateway'] },
  { label: 'currency filter', fields: ['currency', 'amount_gte', 'amount_lte'] },
  { label: 'status filter', fields: ['status'] },
];

/** The payments of one address, or why there are none. */
export function ListBody({
  search,
  list,
}: {
  readonly search: ListSearch;
  readonly list: ReturnType<typeof useList>;
}) {
  const { page, rows } = list;
  return (
    <ListRows
      page={page}
      plural="payments"
      isEmpty={page.data !== undefined && rows.length === 0}
      empty={
        <NothingFound
          noun="payment"
          later="Payments appear here within seconds of the first checkout."
          loosenings={LOOSENINGS}
          search={search}
          list={list}
          count={transactionCountQuery}
        />
      }
    >
      <TransactionTable
        rows={rows}
        loading={page.data === undefined}
        stale={page.isPlaceholderData}
        q={search.q}
      />
    </ListRows>
  );
}
