import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { filterParams } from '#contract/query.ts';
import { searchReply } from '#contract/search.ts';
import { get } from './client.ts';
import { WHILE_INDEXING_MS } from './list-queries.ts';

/** The newest few of each kind that hold the words, in one question. */
export function searchQuery(q: string) {
  return queryOptions({
    queryKey: ['search', q],
    queryFn: ({ signal }) => get(searchReply, `/search?${filterParams({ q }).toString()}`, signal),
    enabled: q !== '',
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    // More of it may be there once more is indexed.
    refetchInterval: ({ state: { data } }) =>
      data?.groups.some(({ coverage }) => !coverage.complete) ? WHILE_INDEXING_MS : false,
  });
}
