import { createFileRoute } from '@tanstack/react-router';
import { PeopleScreen } from '#web/features/people/people-screen.tsx';

export const Route = createFileRoute('/people')({ component: PeopleScreen });
