import { createFileRoute } from '@tanstack/react-router';
import { EditCustomerScreen } from '#web/features/customer-edit/edit-customer-screen.tsx';

export const Route = createFileRoute('/customers/$customerId_/edit')({ component: Screen });

function Screen() {
  return <EditCustomerScreen id={Route.useParams().customerId} />;
}
