import { createFileRoute } from '@tanstack/react-router';
import { NewInvoiceScreen } from '#web/features/invoice-new/new-invoice-screen.tsx';

export const Route = createFileRoute('/invoices/new')({ component: NewInvoiceScreen });
