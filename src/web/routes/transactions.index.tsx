import { createFileRoute } from '@tanstack/react-router';
import { transactionListQuery } from '#web/api/transaction-queries.ts';
import { firstParams } from '#web/common/list/use-list-page.ts';
import { ListScreen } from '#web/features/transactions-list/list-screen.tsx';
import { readListSearch } from '#web/features/transactions-list/list-search.ts';

export const Route = createFileRoute('/transactions/')({
  validateSearch: readListSearch,
  loaderDeps: ({ search }) => search,
  // Not awaited: it asks while the frame is being drawn.
  loader: ({ context: { queryClient }, deps }) => {
    queryClient.query(transactionListQuery(firstParams(readListSearch(deps)))).catch(() => undefined);
  },
  component: Screen,
});

function Screen() {
  // The router merges what was validated over the raw address, so what was dropped has to be dropped once more.
  return <ListScreen search={readListSearch(Route.useSearch())} />;
}
