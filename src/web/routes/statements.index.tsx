import { createFileRoute } from '@tanstack/react-router';
import { StatementsScreen } from '#web/features/statements/statements-screen.tsx';

export const Route = createFileRoute('/statements/')({ component: StatementsScreen });
