import { ApiError } from '#web/api/api-error.ts';
import { ErrorPanel } from '#web/ui/error-panel.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { NothingFound } from './nothing-found.tsx';
import type { ListSearch } from './list-search.ts';
import { TransactionTable } from './transaction-table.tsx';
import type { useList } from './use-list.ts';

type List = ReturnType<typeof useList>;

/** The rows, or why there are none. An error beside rows that are known leaves the rows where they are. */
export function ListBody({ search, list }: { readonly search: ListSearch; readonly list: List }) {
  const { page, rows } = list;
  const error = page.error instanceof ApiError ? page.error : null;
  if (page.error && !page.data) {
    return (
      <ErrorPanel
        title={error?.code === 'rate_limited' ? 'Too many requests' : 'The list could not be read'}
        message={error?.message ?? 'Something went wrong. No payment was touched.'}
        requestId={error?.requestId ?? null}
        onRetry={() => void page.refetch()}
      />
    );
  }
  return (
    <>
      {page.error && (
        <Notice tone="warn" title="The list could not be read again.">
          It shows what was known before. {error?.message}
        </Notice>
      )}
      {page.data && rows.length === 0 ? (
        <NothingFound search={search} list={list} />
      ) : (
        <TransactionTable
          rows={rows}
          loading={page.data === undefined}
          stale={page.isPlaceholderData}
          q={search.q}
        />
      )}
    </>
  );
}
