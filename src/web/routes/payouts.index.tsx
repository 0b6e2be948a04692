import { createFileRoute } from '@tanstack/react-router';
import { PayoutsScreen } from '#web/features/payouts-list/payouts-screen.tsx';
import { readPayoutsSearch } from '#web/features/payouts-list/payouts-search.ts';

export const Route = createFileRoute('/payouts/')({
  validateSearch: readPayoutsSearch,
  component: Screen,
});

function Screen() {
  // The router merges what was validated over the raw address, so what was dropped has to be dropped once more.
  return <PayoutsScreen search={readPayoutsSearch(Route.useSearch())} />;
}
