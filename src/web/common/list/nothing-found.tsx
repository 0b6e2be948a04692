import { useQuery } from '@tanstack/react-query';
import type { Coverage } from '#contract/page.ts';
import type { AnyCount, CountQuery, ListParams } from '#web/api/list-queries.ts';
import { aboutShortWords } from '#web/common/short-words.ts';
import { capitalized } from '#web/format/capitalized.ts';
import { countOf, countText } from '#web/format/money.ts';
import { Button } from '#web/ui/button.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { hasFilters } from './list-place.ts';
import type { ListPlace } from './list-place.ts';

/** A filter that can be taken away by itself, and the fields of the address that it is made of. */
export interface Loosening {
  readonly label: string;
  readonly fields: readonly string[];
}

interface NothingFoundProps<C extends AnyCount> {
  /** What the rows are, one of them: "payment". */
  readonly noun: string;
  /** When there will be some: "Payments appear here within seconds of the first checkout." */
  readonly later: string;
  /** What of them a search looks at, where that is not plain: "their names and ids". */
  readonly searchedBy?: string;
  /** In the order in which they tend to be too narrow. */
  readonly loosenings: readonly Loosening[];
  readonly search: ListPlace;
  readonly list: EmptyList;
  readonly count: (params: ListParams) => CountQuery<C>;
}

/** What is needed of a list in which there is nothing. */
interface EmptyList {
  readonly filters: ListParams;
  readonly page: { readonly data: { readonly coverage: Coverage } | undefined };
  readonly change: (change: Readonly<Record<string, unknown>>) => void;
  readonly go: (search: ListPlace) => void;
}

/** No rows: says whether there is no data yet or the filters are too narrow, and which one to take away. */
export function NothingFound<C extends AnyCount>(props: NothingFoundProps<C>) {
  const { noun, later, searchedBy, loosenings, search, list, count } = props;
  const coverage = list.page.data?.coverage;
  const partial = coverage?.complete === false;
  if (!hasFilters(search)) {
    return (
      <EmptyState title={`No ${noun}s yet`}>
        {partial
          ? `The list is being read from ProcessOut. ${capitalized(noun)}s appear here as they arrive, newest first.`
          : later}
      </EmptyState>
    );
  }
  const searched = partial
    ? `${countText(coverage.indexed)} ${noun}s are indexed so far, newest first; older ones may still match.`
    : `All ${countOf(coverage?.indexed ?? 0, noun)} were searched${searchedBy === undefined ? '' : `, by ${searchedBy}`}.`;
  const set = loosenings.filter(({ fields }) => fields.some((field) => field in search));
  return (
    <EmptyState
      title={`No ${noun} matches`}
      actions={
        <>
          {set.map(({ label, fields }) => (
            <Loosen
              key={label}
              label={label}
              noun={noun}
              partial={partial}
              count={count(without(list.filters, fields))}
              onRemove={() => list.change(Object.fromEntries(fields.map((field) => [field, undefined])))}
            />
          ))}
          <Button kind="quiet" onClick={() => list.go({})}>
            Clear all
          </Button>
        </>
      }
    >
      {searched} {'q' in search && aboutShortWords(String(search.q))}
    </EmptyState>
  );
}

interface LoosenProps<C extends AnyCount> {
  readonly label: string;
  readonly noun: string;
  /** While older objects are still being read, none today says nothing. */
  readonly partial: boolean;
  readonly count: CountQuery<C>;
  readonly onRemove: () => void;
}

/** Takes one filter away, and says to how many rows that leads; left out when it would lead to none. */
function Loosen<C extends AnyCount>({ label, noun, partial, count, onRemove }: LoosenProps<C>) {
  const { data } = useQuery(count);
  if (data?.total_count === 0 && !partial) return null;
  const rows = data === undefined || partial ? '' : `: ${countOf(data.total_count, noun)}`;
  return <Button onClick={onRemove}>{`Remove the ${label}${rows}`}</Button>;
}

function without(filters: ListParams, fields: readonly string[]): ListParams {
  return Object.fromEntries(Object.entries(filters).filter(([name]) => !fields.includes(name)));
}
