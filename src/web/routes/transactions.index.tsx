import { createFileRoute } from '@tanstack/react-router';
import { ListScreen } from '#web/features/transactions-list/list-screen.tsx';
import { readListSearch } from '#web/features/transactions-list/list-search.ts';

export const Route = createFileRoute('/transactions/')({
  validateSearch: readListSearch,
  component: Screen,
});

function Screen() {
  return <ListScreen search={Route.useSearch()} />;
}
