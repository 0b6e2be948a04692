import { ListRows } from '#web/common/list/list-rows.tsx';
import type { ListSearch } from './list-search.ts';
import { NothingFound } from './nothing-found.tsx';
import { TransactionTable } from './transaction-table.tsx';
import type { useList } from './use-list.ts';

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
      empty={<NothingFound search={search} list={list} />}
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
