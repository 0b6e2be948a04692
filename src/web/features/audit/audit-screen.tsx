import { useEffect } from 'react';
import { auditCountQuery, auditListQuery } from '#web/api/staff-queries.ts';
import { IgnoredNotice } from '#web/common/list/ignored-notice.tsx';
import { LedgerTable } from '#web/common/list/ledger-table.tsx';
import head from '#web/common/list/list-head.module.css';
import { hasFilters } from '#web/common/list/list-place.ts';
import { ListRows } from '#web/common/list/list-rows.tsx';
import { Pager } from '#web/common/list/pager.tsx';
import { useListPage } from '#web/common/list/use-list-page.ts';
import { Button } from '#web/ui/button.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { AuditFilters } from './audit-filters.tsx';
import { AuditLine } from './audit-line.tsx';
import type { AuditSearch } from './audit-search.ts';
import { ChainCheck } from './chain-check.tsx';

const COLUMNS = [
  { name: 'at', label: 'Time' },
  { name: 'act', label: 'What' },
  { name: 'actor', label: 'Who' },
  { name: 'about', label: 'About' },
  { name: 'seq', label: 'Record', atEnd: true },
] as const;

/** Who did, tried and was refused what, newest first. */
export function AuditScreen({ search }: { readonly search: AuditSearch }) {
  const list = useListPage(
    {
      path: '/audit',
      list: auditListQuery,
      count: auditCountQuery,
      idsOf: ({ entries }) => entries.map(({ seq }) => String(seq)),
    },
    search,
  );
  const { data } = list.page;
  const rows = (data?.entries ?? []).map((entry) => ({ ...entry, id: String(entry.seq) }));
  useEffect(() => {
    document.title = 'Audit record · Counterfoil';
  }, []);
  return (
    <>
      <div className={head.head}>
        <h1>Audit record</h1>
        <ChainCheck />
      </div>
      <IgnoredNotice ignored={search.ignored} onDismiss={() => list.change({})} />
      <AuditFilters search={search} change={list.change} />
      <ListRows
        page={list.page}
        plural="records"
        isEmpty={data !== undefined && rows.length === 0}
        empty={
          <EmptyState
            title={hasFilters(search) ? 'No record matches' : 'Nothing is written down yet'}
            actions={
              hasFilters(search) ? <Button onClick={() => list.go({})}>Clear all filters</Button> : undefined
            }
          >
            Attempts, refusals, approvals and effects are written here before they happen.
          </EmptyState>
        }
      >
        <LedgerTable
          label="Audit record, newest first"
          columns={COLUMNS}
          rows={rows}
          loading={data === undefined}
          stale={list.page.isPlaceholderData}
          at={({ at }) => at}
          row={(row) => <AuditLine entry={row} />}
        />
      </ListRows>
      <Pager
        noun="record"
        path="/audit"
        search={search}
        isFiltered={hasFilters(search)}
        count={data?.count}
        total={list.counts.data?.total_count}
        coverage={undefined}
        newer={list.newer}
        older={list.older}
        onResize={() => list.change({ limit: undefined })}
      />
    </>
  );
}
