import { createFileRoute } from '@tanstack/react-router';
import { ApprovalsScreen } from '#web/features/approvals/approvals-screen.tsx';

export const Route = createFileRoute('/approvals')({ component: ApprovalsScreen });
