import { IgnoredNotice } from '#web/common/list/ignored-notice.tsx';
import { LedgerPage } from '#web/common/list/ledger-page.tsx';
import { hasFilters } from '#web/common/list/list-place.ts';
import { Button } from '#web/ui/button.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { SectionBoundary } from '#web/ui/section-boundary.tsx';
import { atMoment } from './as-of-words.ts';
import { GroupTable } from './group-table.tsx';
import { UnsettledFilters } from './unsettled-filters.tsx';
import { UnsettledHead } from './unsettled-head.tsx';
import { UnsettledLine } from './unsettled-line.tsx';
import type { UnsettledSearch } from './unsettled-search.ts';
import { useUnsettled } from './use-unsettled.ts';

const COLUMNS = [
  { name: 'captured', label: 'Captured' },
  { name: 'order', label: 'Order' },
  { name: 'customer', label: 'Customer' },
  { name: 'psp', label: 'PSP' },
  { name: 'age', label: 'Waits since' },
  { name: 'amount', label: 'In no payout', atEnd: true },
] as const;

/** By the books of a moment, what matters is what had arrived. */
const COLUMNS_AS_OF = [
  ...COLUMNS.slice(0, -2),
  { name: 'age', label: 'Waited by then' },
  { name: 'amount', label: 'Unsettled', atEnd: true },
];

/** Captured and in no payout yet, or unsettled as of a moment, against how long each PSP usually takes; the oldest first. */
export function UnsettledScreen({ search }: { readonly search: UnsettledSearch }) {
  const list = useUnsettled(search);
  const groups = list.groups.data?.groups ?? [];
  const isPast = search.as_of !== undefined;
  return (
    <>
      <UnsettledHead search={search} groups={groups} />
      {list.groups.data?.complete === false && (
        <Notice tone="info" title="Payouts are still being read.">
          What seems to wait here may turn out to be in one of them.
        </Notice>
      )}
      <SectionBoundary what="The groups">
        {groups.length > 0 && <GroupTable groups={groups} asOf={search.as_of} />}
      </SectionBoundary>
      <IgnoredNotice ignored={search.ignored} onDismiss={() => list.change({})} />
      <UnsettledFilters search={search} groups={groups} change={list.change} go={list.go} />
      <LedgerPage
        noun="payment"
        path="/unsettled"
        search={search}
        list={list}
        oldestFirst
        label={`Payments ${isPast ? 'unsettled then' : 'in no payout'}, oldest first`}
        columns={isPast ? COLUMNS_AS_OF : COLUMNS}
        at={({ captured_at }) => captured_at}
        row={(row) => <UnsettledLine row={row} isPast={isPast} />}
        empty={<Nothing search={search} list={list} />}
      />
    </>
  );
}

interface NothingProps {
  readonly search: UnsettledSearch;
  readonly list: ReturnType<typeof useUnsettled>;
}

function Nothing({ search, list }: NothingProps) {
  const { as_of, ...narrowing } = search;
  if (!hasFilters(narrowing) && list.groups.data?.complete === false)
    return (
      <EmptyState title="Nothing found so far">
        Payments and payouts are still being read, newest first. What waits appears here by itself.
      </EmptyState>
    );
  if (!hasFilters(narrowing))
    return (
      <EmptyState title={as_of === undefined ? 'Nothing waits' : 'Nothing was unsettled'}>
        {as_of === undefined
          ? 'Everything that was captured is in a payout of its PSP.'
          : 'Everything that was captured by then had arrived in a payout.'}
      </EmptyState>
    );
  return (
    <EmptyState
      title="No payment matches"
      actions={<Button onClick={() => list.go(atMoment(as_of))}>Clear all filters</Button>}
    >
      {search.late === undefined
        ? 'Nothing of this kind waits for a payout.'
        : 'Nothing of this kind is late.'}
    </EmptyState>
  );
}
