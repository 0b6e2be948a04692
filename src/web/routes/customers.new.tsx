import { createFileRoute } from '@tanstack/react-router';
import { NewCustomerScreen } from '#web/features/customer-edit/new-customer-screen.tsx';

export const Route = createFileRoute('/customers/new')({ component: NewCustomerScreen });
