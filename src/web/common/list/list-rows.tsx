import type { ReactNode } from 'react';
import { ApiError } from '#web/api/api-error.ts';
import { ErrorPanel } from '#web/ui/error-panel.tsx';
import { Notice } from '#web/ui/notice.tsx';

interface ListRowsProps {
  /** How reading the page went. */
  readonly page: {
    readonly data: unknown;
    readonly error: Error | null;
    readonly refetch: () => unknown;
  };
  /** What the rows are, many of them: "customers". */
  readonly plural: string;
  readonly isEmpty: boolean;
  /** What to say when there are none. */
  readonly empty: ReactNode;
  readonly children: ReactNode;
}

/** The rows, or why there are none. An error beside rows that are known leaves the rows where they are. */
export function ListRows({ page, plural, isEmpty, empty, children }: ListRowsProps) {
  const { data, error, refetch } = page;
  if (error && data === undefined) {
    const known = error instanceof ApiError ? error : null;
    return (
      <ErrorPanel
        title={known?.code === 'rate_limited' ? 'Too many requests' : `The ${plural} could not be read`}
        message={known?.message ?? 'Something went wrong. Nothing was touched.'}
        requestId={known?.requestId ?? null}
        onRetry={() => void refetch()}
      />
    );
  }
  return (
    <>
      {error && (
        <Notice tone="warn" title={`The ${plural} could not be read again.`}>
          It shows what was known before. {error.message}
        </Notice>
      )}
      {isEmpty ? empty : children}
    </>
  );
}
