import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Unread } from '#web/common/unread.tsx';
import { SectionBoundary } from '#web/ui/section-boundary.tsx';

interface ReportPanelProps<T> {
  /** "The fees". */
  readonly what: string;
  readonly query: UseQueryResult<T>;
  /** Drawn with undefined while it is being read. */
  readonly children: (data: T | undefined) => ReactNode;
}

/** One report of a page: it may fail, and the others stand. */
export function ReportPanel<T>({ what, query: { data, error, refetch }, children }: ReportPanelProps<T>) {
  if (error && data === undefined)
    return <Unread title={`${what} could not be read`} error={error} onRetry={refetch} />;
  return <SectionBoundary what={what}>{children(data)}</SectionBoundary>;
}
