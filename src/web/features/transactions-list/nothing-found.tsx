import { useQuery } from '@tanstack/react-query';
import { transactionCountQuery } from '#web/api/transaction-queries.ts';
import type { ListParams } from '#web/api/list-queries.ts';
import { countOf, countText } from '#web/format/money.ts';
import { Button } from '#web/ui/button.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { hasFilters } from '#web/common/list/list-place.ts';
import type { ListSearch } from './list-search.ts';
import type { useList } from './use-list.ts';

interface Loosening {
  readonly label: string;
  readonly fields: readonly (keyof ListSearch)[];
}

/** The filters that can be taken away one at a time, in the order in which they tend to be too narrow. */
const LOOSENINGS: readonly Loosening[] = [
  { label: 'search', fields: ['q'] },
  { label: 'amount filter', fields: ['amount_gte', 'amount_lte'] },
  { label: 'date filter', fields: ['created', 'created_gte', 'created_lt'] },
  { label: 'card filter', fields: ['scheme'] },
  { label: 'PSP filter', fields: ['gateway'] },
  { label: 'currency filter', fields: ['currency', 'amount_gte', 'amount_lte'] },
  { label: 'status filter', fields: ['status'] },
];

function without(filters: ListParams, fields: readonly string[]): ListParams {
  return Object.fromEntries(Object.entries(filters).filter(([name]) => !fields.includes(name)));
}

/** No rows: says whether there is no data yet or the filters are too narrow, and which one to take away. */
export function NothingFound({
  search,
  list,
}: {
  readonly search: ListSearch;
  readonly list: ReturnType<typeof useList>;
}) {
  const coverage = list.page.data?.coverage;
  const narrow = LOOSENINGS.find(({ fields }) => fields.some((field) => search[field] !== undefined));
  const { data: loose } = useQuery({
    ...transactionCountQuery(without(list.filters, narrow?.fields ?? [])),
    enabled: narrow !== undefined,
  });
  if (!hasFilters(search)) {
    return (
      <EmptyState title="No payments yet">
        {coverage?.complete === false
          ? 'The list is being read from ProcessOut. Payments appear here as they arrive, newest first.'
          : 'Payments appear here within seconds of the first checkout.'}
      </EmptyState>
    );
  }
  const searched =
    coverage?.complete === false
      ? `${countText(coverage.indexed)} payments are indexed so far, newest first; older ones may still match.`
      : `All ${countOf(coverage?.indexed ?? 0, 'payment')} were searched.`;
  const remove = () =>
    list.change(Object.fromEntries((narrow?.fields ?? []).map((field) => [field, undefined])));
  return (
    <EmptyState
      title="No payment matches"
      actions={
        <>
          {narrow && <Button onClick={remove}>Remove the {narrow.label}</Button>}
          <Button kind="quiet" onClick={() => list.go({})}>
            Clear all
          </Button>
        </>
      }
    >
      {searched}
      {narrow && loose && ` Without the ${narrow.label} there would be ${countText(loose.total_count)}.`}
    </EmptyState>
  );
}
