import { createFileRoute } from '@tanstack/react-router';
import { HomeScreen } from '#web/features/attention/home-screen.tsx';

export const Route = createFileRoute('/')({ component: HomeScreen });
