import { createFileRoute } from '@tanstack/react-router';
import { LimitsScreen } from '#web/features/limits/limits-screen.tsx';

export const Route = createFileRoute('/limits')({ component: LimitsScreen });
