import { createFileRoute } from '@tanstack/react-router';
import { isId } from '#domain/ids.ts';
import { CustomerScreen } from '#web/features/customer-detail/customer-screen.tsx';
import { CustomerPayments } from '#web/features/transactions-list/customer-payments.tsx';
import type { PaymentsPlace } from '#web/features/transactions-list/customer-payments.tsx';

export const Route = createFileRoute('/customers/$customerId')({
  validateSearch: readPlace,
  component: Screen,
});

function Screen() {
  const { customerId } = Route.useParams();
  const place = readPlace(Route.useSearch());
  return (
    <CustomerScreen id={customerId} payments={<CustomerPayments customerId={customerId} place={place} />} />
  );
}

/** The cursor of their payments; one that is no id starts at the top. */
function readPlace(input: Readonly<Record<string, unknown>>): PaymentsPlace {
  const { payments_after: after, payments_before: before } = input;
  if (typeof after === 'string' && isId('transaction', after)) return { payments_after: after };
  return typeof before === 'string' && isId('transaction', before) ? { payments_before: before } : {};
}
