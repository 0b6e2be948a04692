import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ApiError } from '#web/api/api-error.ts';
import type { ListPath } from '#web/common/list/list-place.ts';
import { Unread } from '#web/common/unread.tsx';
import { usePageTitle } from '#web/common/use-page-title.ts';
import { capitalized } from '#web/format/capitalized.ts';
import { Crumbs } from './crumbs.tsx';
import { NoSuchObject } from './no-such-object.tsx';
import { ObjectLoading } from './object-loading.tsx';

interface ObjectScreenProps<T> {
  /** What it is, in one word: "invoice". */
  readonly noun: string;
  readonly id: string;
  /** Whether the id has the form of one: others are not asked for. */
  readonly isSound: boolean;
  readonly list: ListPath;
  readonly query: UseQueryResult<T>;
  readonly title: (object: T) => string;
  /** The page; `readError` says why it could not be read again. */
  readonly children: (object: T, readError: Error | null) => ReactNode;
}

/** One object, read live from ProcessOut: its page, or that there is none, that it is being read or could not be. */
export function ObjectScreen<T>({ noun, id, isSound, list, query, ...page }: ObjectScreenProps<T>) {
  const { data, error, isFetching, refetch } = query;
  const word = capitalized(noun);
  const title = data === undefined ? word : page.title(data);
  usePageTitle(title);
  if (!isSound || (error instanceof ApiError && error.code === 'not_found'))
    return <NoSuchObject noun={noun} id={id} list={list} listName={`the ${noun}s`} />;
  return (
    <>
      <Crumbs up={<Link to={list}>{`${word}s`}</Link>} here={title} />
      {data !== undefined ? (
        page.children(data, error)
      ) : error ? (
        <Unread
          title={`This ${noun} could not be read`}
          error={error}
          onRetry={refetch}
          isRetrying={isFetching}
        />
      ) : (
        <ObjectLoading noun={noun} />
      )}
    </>
  );
}
