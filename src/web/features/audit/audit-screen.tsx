import { auditCountQuery, auditListQuery } from '#web/api/audit-queries.ts';
import { IgnoredNotice } from '#web/common/list/ignored-notice.tsx';
import { LedgerPage } from '#web/common/list/ledger-page.tsx';
import head from '#web/common/list/list-head.module.css';
import { hasFilters } from '#web/common/list/list-place.ts';
import { useListPage } from '#web/common/list/use-list-page.ts';
import { usePageTitle } from '#web/common/use-page-title.ts';
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
      rowsOf: ({ entries }) => entries.map((entry) => ({ ...entry, id: String(entry.seq) })),
    },
    search,
  );
  usePageTitle('Audit record');
  return (
    <>
      <div className={head.head}>
        <h1>Audit record</h1>
        <ChainCheck />
      </div>
      <IgnoredNotice ignored={search.ignored} onDismiss={() => list.change({})} />
      <AuditFilters search={search} change={list.change} />
      <LedgerPage
        noun="record"
        path="/audit"
        search={search}
        list={list}
        label="Audit record, newest first"
        columns={COLUMNS}
        at={({ at }) => at}
        row={(row) => <AuditLine entry={row} />}
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
      />
    </>
  );
}
