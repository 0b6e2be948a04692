import { useQuery } from '@tanstack/react-query';
import { isId } from '#domain/ids.ts';
import { eventDetailQuery } from '#web/api/event-queries.ts';
import { ObjectScreen } from '#web/common/detail/object-screen.tsx';
import { eventView } from '#web/common/event-view.ts';
import { EventPage } from './event-page.tsx';

/** One event, read live from ProcessOut. */
export function EventScreen({ id }: { readonly id: string }) {
  const isSound = isId('event', id);
  const query = useQuery({ ...eventDetailQuery(id), enabled: isSound });
  return (
    <ObjectScreen
      noun="event"
      id={id}
      isSound={isSound}
      list="/events"
      query={query}
      title={({ name }) => eventView(name).word}
    >
      {(event, readError) => <EventPage event={event} readError={readError} />}
    </ObjectScreen>
  );
}
