import { createFileRoute } from '@tanstack/react-router';
import { EventScreen } from '#web/features/event-detail/event-screen.tsx';

export const Route = createFileRoute('/events/$eventId')({ component: Screen });

function Screen() {
  return <EventScreen id={Route.useParams().eventId} />;
}
