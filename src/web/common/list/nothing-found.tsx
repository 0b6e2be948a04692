import { useQuery } from '@tanstack/react-query';
import type { Coverage } from '#contract/page.ts';
import type { AnyCount, CountQuery, ListParams } from '#web/api/list-queries.ts';
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
  /** In the order in which they tend to be too narrow. */
  readonly loosenings: readonly Loosening[];
  readonly search: ListPlace;
  readonly filters: ListParams;
  readonly coverage: Coverage | undefined;
  readonly count: (params: ListParams) => CountQuery<C>;
  readonly change: (change: Readonly<Record<string, unknown>>) => void;
  readonly go: (search: ListPlace) => void;
}

/** No rows: says whether there is no data yet or the filters are too narrow, and which one to take away. */
export function NothingFound<C extends AnyCount>(props: NothingFoundProps<C>) {
  const { noun, later, loosenings, search, filters, coverage, count, change, go } = props;
  const narrow = loosenings.find(({ fields }) => fields.some((field) => field in search));
  const { data: loose } = useQuery({
    ...count(without(filters, narrow?.fields ?? [])),
    enabled: narrow !== undefined,
  });
  const partial = coverage?.complete === false;
  if (!hasFilters(search)) {
    return (
      <EmptyState title={`No ${noun}s yet`}>
        {partial
          ? `The list is being read from ProcessOut. ${capital(noun)}s appear here as they arrive, newest first.`
          : later}
      </EmptyState>
    );
  }
  const searched = partial
    ? `${countText(coverage.indexed)} ${noun}s are indexed so far, newest first; older ones may still match.`
    : `All ${countOf(coverage?.indexed ?? 0, noun)} were searched.`;
  const remove = () => change(Object.fromEntries((narrow?.fields ?? []).map((field) => [field, undefined])));
  return (
    <EmptyState
      title={`No ${noun} matches`}
      actions={
        <>
          {narrow && <Button onClick={remove}>Remove the {narrow.label}</Button>}
          <Button kind="quiet" onClick={() => go({})}>
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

function without(filters: ListParams, fields: readonly string[]): ListParams {
  return Object.fromEntries(Object.entries(filters).filter(([name]) => !fields.includes(name)));
}

function capital(noun: string): string {
  return noun.charAt(0).toUpperCase() + noun.slice(1);
}
