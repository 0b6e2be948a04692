import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { isId } from '#domain/ids.ts';
import { ApiError } from '#web/api/api-error.ts';
import { eventDetailQuery } from '#web/api/event-queries.ts';
import { Crumbs } from '#web/common/detail/crumbs.tsx';
import { NoSuchObject } from '#web/common/detail/no-such-object.tsx';
import { eventView } from '#web/common/event-view.ts';
import { Unread } from '#web/common/unread.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import text from '#web/ui/text.module.css';
import { EventPage } from './event-page.tsx';

/** One event, read live from ProcessOut. */
export function EventScreen({ id }: { readonly id: string }) {
  const sound = isId('event', id);
  const { data, error, isFetching, refetch } = useQuery({ ...eventDetailQuery(id), enabled: sound });
  const title = data ? eventView(data.name).word : 'Event';
  useEffect(() => {
    document.title = `${title} · Counterfoil`;
  }, [title]);
  if (!sound || (error instanceof ApiError && error.code === 'not_found'))
    return <NoSuchObject noun="event" id={id} list="/events" listName="the events" />;
  return (
    <>
      <Crumbs up={<Link to="/events">Events</Link>} here={title} />
      {data ? (
        <EventPage event={data} readError={error} />
      ) : error ? (
        <Unread
          title="This event could not be read"
          error={error}
          onRetry={refetch}
          isRetrying={isFetching}
        />
      ) : (
        <div aria-busy="true">
          <h1 className={text.hidden}>Event</h1>
          <Skeleton width={3} />
        </div>
      )}
    </>
  );
}
