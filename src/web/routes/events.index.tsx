import { createFileRoute } from '@tanstack/react-router';
import { EventsScreen } from '#web/features/events-list/events-screen.tsx';
import { readEventsSearch } from '#web/features/events-list/events-search.ts';

export const Route = createFileRoute('/events/')({
  validateSearch: readEventsSearch,
  component: Screen,
});

function Screen() {
  // The router merges what was validated over the raw address, so what was dropped has to be dropped once more.
  return <EventsScreen search={readEventsSearch(Route.useSearch())} />;
}
