import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { objectEventsQuery } from '#web/api/event-queries.ts';
import { eventView } from '#web/common/event-view.ts';
import { useZone } from '#web/common/preferences.ts';
import { useNow } from '#web/common/use-now.ts';
import { shortMoment } from '#web/format/date.ts';
import text from '#web/ui/text.module.css';
import { Fact, Facts } from './facts.tsx';

/** So many say what goes on; the list has the others. */
const SHOWN = 4;

/** The newest events that name an object; nothing where none does. */
export function ObjectEvents({ id }: { readonly id: string }) {
  const zone = useZone();
  const now = useNow();
  const { data } = useQuery(objectEventsQuery(id));
  if (data === undefined || data.count === 0) return null;
  const all = (
    <Link to="/events" search={{ object_id: id }} className={text.link}>
      All events
    </Link>
  );
  return (
    <Facts title="Events" end={all}>
      {data.events.slice(0, SHOWN).map((event) => (
        <Fact key={event.id} label={shortMoment(zone, Date.parse(event.fired_at), now)}>
          <Link to="/events/$eventId" params={{ eventId: event.id }} className={text.link}>
            {eventView(event.name).word}
          </Link>
        </Fact>
      ))}
    </Facts>
  );
}
