import { createFileRoute } from '@tanstack/react-router';
import { readUnsettledSearch } from '#web/features/unsettled/unsettled-search.ts';
import { UnsettledScreen } from '#web/features/unsettled/unsettled-screen.tsx';

export const Route = createFileRoute('/unsettled')({
  validateSearch: readUnsettledSearch,
  component: Screen,
});

function Screen() {
  return <UnsettledScreen search={readUnsettledSearch(Route.useSearch())} />;
}
