import { createFileRoute } from '@tanstack/react-router';
import { InvoiceScreen } from '#web/features/invoice-detail/invoice-screen.tsx';
import { PaymentStory } from '#web/features/transaction-detail/payment-story.tsx';

export const Route = createFileRoute('/invoices/$invoiceId')({ component: Screen });

function Screen() {
  return (
    <InvoiceScreen
      id={Route.useParams().invoiceId}
      payment={({ transaction }) => <PaymentStory detail={transaction} />}
    />
  );
}
