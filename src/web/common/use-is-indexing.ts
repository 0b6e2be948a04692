import { useQuery } from '@tanstack/react-query';
import { syncQuery } from '#web/api/session-queries.ts';

/** True while older payments are still being read: what is counted over payments may grow by itself. */
export function useIsIndexing(): boolean {
  const { data } = useQuery(syncQuery());
  return data?.coverage.complete === false;
}
