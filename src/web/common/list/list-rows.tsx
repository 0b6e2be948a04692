import type { ReactNode } from 'react';
import { ApiError } from '#web/api/api-error.ts';
import { Unread } from '#web/common/unread.tsx';
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
    const tooMany = error instanceof ApiError && error.code === 'rate_limited';
    return (
      <Unread
        title={tooMany ? 'Too many requests' : `The ${plural} could not be read`}
        error={error}
        onRetry={refetch}
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
