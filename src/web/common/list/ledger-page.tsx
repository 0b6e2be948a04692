import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Coverage } from '#contract/page.ts';
import { syncQuery } from '#web/api/session-queries.ts';
import { LedgerTable } from './ledger-table.tsx';
import type { LedgerTableProps } from './ledger-table.tsx';
import { listCoverage } from './list-coverage.ts';
import { hasFilters } from './list-place.ts';
import type { ListPath, ListPlace } from './list-place.ts';
import { ListRows } from './list-rows.tsx';
import { Pager } from './pager.tsx';

interface LedgerPageProps<R> extends Pick<LedgerTableProps<R>, 'label' | 'columns' | 'at' | 'row'> {
  /** What the rows are, one of them: "customer". */
  readonly noun: string;
  readonly path: ListPath;
  readonly search: ListPlace;
  readonly list: LedgerList<R>;
  /** What to say when there are none. */
  readonly empty: ReactNode;
  /** What belongs to the rows and stands below them. */
  readonly below?: ReactNode;
  readonly oldestFirst?: boolean;
}

/** A list at one address, as useListPage reads it. */
interface LedgerList<R> {
  readonly page: {
    readonly data: PageData | undefined;
    readonly error: Error | null;
    readonly isPlaceholderData: boolean;
    readonly refetch: () => unknown;
  };
  /** How many there are in all; asked for again while the mirror grows, as the page is not. */
  readonly counts?: { readonly data: { readonly total_count: number } | undefined };
  readonly rows: readonly R[];
  readonly newer: ListPlace | null;
  readonly older: ListPlace | null;
  readonly change: (change: { readonly limit: undefined }) => void;
}

interface PageData {
  readonly count: number;
  readonly total_count: number | null;
  readonly coverage: Coverage;
}

/** What is below the filters of a list: its rows, or why there are none, and its foot. */
export function LedgerPage<R extends { readonly id: string; readonly created_at?: string }>(
  props: LedgerPageProps<R>,
) {
  const { noun, path, search, list, empty, below, oldestFirst = false, ...table } = props;
  const { data, isPlaceholderData } = list.page;
  const { data: sync } = useQuery(syncQuery());
  return (
    <>
      <ListRows
        page={list.page}
        plural={`${noun}s`}
        isEmpty={data !== undefined && list.rows.length === 0}
        empty={empty}
      >
        <LedgerTable {...table} rows={list.rows} loading={data === undefined} stale={isPlaceholderData} />
        {below}
      </ListRows>
      <Pager
        noun={noun}
        path={path}
        search={search}
        isFiltered={hasFilters(search)}
        count={data?.count}
        total={list.counts?.data?.total_count ?? data?.total_count}
        coverage={listCoverage(path, data?.coverage, sync)}
        newer={list.newer}
        older={list.older}
        oldestFirst={oldestFirst}
        onResize={() => list.change({ limit: undefined })}
      />
    </>
  );
}
