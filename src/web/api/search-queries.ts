import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { filterParams } from '#contract/query.ts';
import { searchReply } from '#contract/search.ts';
import { get } from './client.ts';

/** The newest few of each kind that hold the words, in one question. */
export function searchQuery(q: string) {
  return queryOptions({
    queryKey: ['search', q],
    queryFn: ({ signal }) => get(searchReply, `/search?${filterParams({ q }).toString()}`, signal),
    enabled: q !== '',
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
}
