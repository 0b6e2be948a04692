import { createFileRoute } from '@tanstack/react-router';
import { InvoicesScreen } from '#web/features/invoices-list/invoices-screen.tsx';
import { readInvoicesSearch } from '#web/features/invoices-list/invoices-search.ts';

export const Route = createFileRoute('/invoices/')({
  validateSearch: readInvoicesSearch,
  component: Screen,
});

function Screen() {
  // The router merges what was validated over the raw address, so what was dropped has to be dropped once more.
  return <InvoicesScreen search={readInvoicesSearch(Route.useSearch())} />;
}
