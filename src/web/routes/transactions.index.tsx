import { createFileRoute } from '@tanstack/react-router';
import { ListScreen } from '#web/features/transactions-list/list-screen.tsx';
import { readListSearch } from '#web/features/transactions-list/list-search.ts';

export const Route = createFileRoute('/transactions/')({
  validateSearch: readListSearch,
  component: Screen,
});

function Screen() {
  // The router merges what was validated over the raw address, so what was dropped has to be dropped once more.
  return <ListScreen search={readListSearch(Route.useSearch())} />;
}
