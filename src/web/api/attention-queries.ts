import { queryOptions } from '@tanstack/react-query';
import { attention } from '#contract/attention.ts';
import { get } from './client.ts';

/** Read again with the minute: holds lapse without anything being reported. */
const EVERY_MS = 60_000;
const WHILE_INDEXING_MS = 2_000;

export function attentionQuery() {
  return queryOptions({
    queryKey: ['attention'],
    queryFn: ({ signal }) => get(attention, '/attention', signal),
    staleTime: 5_000,
    refetchInterval: ({ state: { data } }) =>
      data && !data.coverage.complete ? WHILE_INDEXING_MS : EVERY_MS,
  });
}
