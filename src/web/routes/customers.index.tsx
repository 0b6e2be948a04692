import { createFileRoute } from '@tanstack/react-router';
import { CustomersScreen } from '#web/features/customers-list/customers-screen.tsx';
import { readCustomersSearch } from '#web/features/customers-list/customers-search.ts';

export const Route = createFileRoute('/customers/')({
  validateSearch: readCustomersSearch,
  component: Screen,
});

function Screen() {
  // The router merges what was validated over the raw address, so what was dropped has to be dropped once more.
  return <CustomersScreen search={readCustomersSearch(Route.useSearch())} />;
}
